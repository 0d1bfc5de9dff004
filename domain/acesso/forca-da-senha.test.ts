import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FORCAS, forcaDaSenha, NOME_DA_FORCA, PALPITES_DE_FORTE, PALPITES_DE_MUITO_FORTE, PALPITES_DE_NORMAL } from './forca-da-senha.ts';

test('each level begins exactly at its threshold', () => {
  const limites = [PALPITES_DE_NORMAL, PALPITES_DE_FORTE, PALPITES_DE_MUITO_FORTE];
  expect(limites.map((l) => forcaDaSenha(l - 1))).toEqual(['FRACA', 'NORMAL', 'FORTE']);
  expect(limites.map(forcaDaSenha)).toEqual(['NORMAL', 'FORTE', 'MUITO_FORTE']);
  expect(forcaDaSenha(0)).toBe('FRACA');
  expect(forcaDaSenha(Number.POSITIVE_INFINITY)).toBe('MUITO_FORTE');
});

test('the levels are called as the TR calls them', () => {
  expect(FORCAS.map((forca) => NOME_DA_FORCA[forca])).toEqual(['fraca', 'normal', 'forte', 'muito forte']);
});

test('more guesses never make a weaker password', () => {
  const palpites = fc.double({ min: 0, max: 1e15, noNaN: true });
  fc.assert(fc.property(palpites, palpites, (a, b) => FORCAS.indexOf(forcaDaSenha(Math.max(a, b))) >= FORCAS.indexOf(forcaDaSenha(Math.min(a, b)))));
});

test('a number that is no count of guesses is a defect of the caller', () => {
  for (const errado of [-1, Number.NaN]) expect(() => forcaDaSenha(errado)).toThrow('palpites');
});
