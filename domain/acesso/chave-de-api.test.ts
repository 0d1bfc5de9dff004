import { expect, test } from 'vitest';
import { dataCivil } from '../comum/data-civil.ts';
import { conferirValidade, montarChave, nomeDaChave, prefixoDaChave } from './chave-de-api.ts';

const SEGREDO = 'a'.repeat(43);

test('a key is read back by its prefix', () => {
  expect(prefixoDaChave(montarChave('Ab12Cd34', SEGREDO))).toBe('Ab12Cd34');
});

test.each(['', 'nsc_', `nsc_Ab12Cd3_${SEGREDO}`, `nsc_Ab12Cd34_${SEGREDO}x`, `xsc_Ab12Cd34_${SEGREDO}`, `nsc_Ab12Cd34_${SEGREDO}\n`, `nsc_Ab12-d34_${SEGREDO}`])('%j is no key', (texto) => {
  expect(prefixoDaChave(texto)).toBeUndefined();
});

test('the longest name still fits where the name of a person does', () => {
  expect(nomeDaChave('n'.repeat(80), 'Ab12Cd34').length).toBeLessThanOrEqual(120);
});

test.each([
  ['2026-11-27', false],
  ['2026-11-28', true],
  ['2028-11-25', true],
  ['2028-11-26', true],
  ['2028-11-27', false],
])('until %s: %s', (ate, vale) => {
  expect(conferirValidade(dataCivil(ate), dataCivil('2026-11-28')).ok).toBe(vale);
});
