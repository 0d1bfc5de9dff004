import { expect, test } from 'vitest';
import { lerDocumento } from '../cadastro/documento.ts';
import { exigir } from '../comum/resultado.ts';
import { mascararDocumento } from './mascarar-documento.ts';

test('a CPF shows only its middle digits', () => {
  expect(mascararDocumento(exigir(lerDocumento('529.982.247-25')))).toBe('***.982.247-**');
});

test('a CNPJ, which is public, is shown whole', () => {
  expect(mascararDocumento(exigir(lerDocumento('11.222.333/0001-81')))).toBe('11.222.333/0001-81');
});
