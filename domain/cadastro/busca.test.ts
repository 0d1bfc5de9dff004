import { expect, test } from 'vitest';
import { exigir } from '../comum/resultado.ts';
import { lerBusca } from './busca.ts';
import { lerDocumento } from './documento.ts';

const nada = { cdc: null, aviso: null, inscricao: null, documento: null };

test('few digits may be a CDC or an aviso; more than nine, only an aviso', () => {
  expect(lerBusca('1001')).toEqual({ tipo: 'NUMERO', ...nada, cdc: 1001, aviso: 1001 });
  expect(lerBusca('999999999')).toMatchObject({ cdc: 999_999_999, aviso: 999_999_999 });
  expect(lerBusca('1000000000')).toEqual({ tipo: 'NUMERO', ...nada, aviso: 1_000_000_000 });
  expect(lerBusca('0')).toEqual({ tipo: 'NUMERO', ...nada });
});

test('eleven digits that close as a CPF are looked for as both', () => {
  const documento = exigir(lerDocumento('52998224725'));
  expect(lerBusca('529.982.247-25')).toEqual({ tipo: 'NUMERO', ...nada, aviso: 52_998_224_725, documento });
  expect(lerBusca('52998224724')).toEqual({ tipo: 'NUMERO', ...nada, aviso: 52_998_224_724 });
});

test('an inscrição is found whole or by its beginning, with or without points', () => {
  expect(lerBusca('010203040506071')).toEqual({ tipo: 'NUMERO', ...nada, inscricao: { de: '010203040506071', ate: '010203040506071' } });
  expect(lerBusca('01.02.03.0405.06')).toMatchObject({ inscricao: { de: '010203040506000', ate: '010203040506999' } });
  expect(lerBusca('0102030405060711')).toEqual({ tipo: 'NUMERO', ...nada });
});

test('a CNPJ may have letters and is still a number', () => {
  expect(lerBusca('12.ABC.345/01DE-35')).toEqual({ tipo: 'NUMERO', ...nada, documento: exigir(lerDocumento('12ABC34501DE35')) });
});

test('anything else is words, as they were typed', () => {
  expect(lerBusca('Rua 15 de Novembro, 120')).toEqual({ tipo: 'PALAVRAS', texto: 'Rua 15 de Novembro, 120' });
  expect(lerBusca('12.ABC.345/01DE-36')).toEqual({ tipo: 'PALAVRAS', texto: '12.ABC.345/01DE-36' });
  expect(lerBusca('--')).toEqual({ tipo: 'PALAVRAS', texto: '--' });
});
