import { expect, test } from 'vitest';
import { LAYOUT_NASCENTE } from '../../../domain/leitura/arquivo/layout.ts';
import { DefinicaoDoLayout } from './esquema-do-layout.ts';

const { forma, header, detalhe, trailer } = LAYOUT_NASCENTE;
const lugares = (definicao: unknown) => (DefinicaoDoLayout.safeParse(definicao).error?.issues ?? []).map((i) => `${i.path.join('.')}: ${i.message}`);
const leitura = (lugar: object) => ({ forma, header, trailer, detalhe: { ...detalhe, campos: { ...detalhe.campos, leitura: { ...lugar, formato: { tipo: 'numero' } } } } });

test('the layout that is shipped is one, and nothing of it is lost', () => {
  expect(DefinicaoDoLayout.parse({ forma, header, detalhe, trailer })).toEqual({ forma, header, detalhe, trailer });
  expect(lugares({ forma, header, detalhe })).toEqual([]);
});

test.each([
  ['beyond the line', { inicio: 155, fim: 161 }, 'detalhe.campos.leitura: passa da posição 160'],
  ['that ends before it begins', { inicio: 28, fim: 22 }, 'detalhe.campos.leitura: termina antes de começar'],
  ['of a separated line', { coluna: 3 }, 'detalhe.campos.leitura: deve dizer inicio e fim: o layout é posicional'],
])('a place %s is wrong in a positional one', (_, lugar, dito) => {
  expect(lugares(leitura(lugar))).toEqual([dito]);
});
