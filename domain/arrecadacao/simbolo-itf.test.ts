import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { simboloItf } from './simbolo-itf.ts';

/** Reads widths back by the rule of the norm, without the encoder's table: weights 1, 2, 4, 7 and parity give the digit. */
function ler(codigo: string): string {
  const { barras, modulos } = simboloItf(codigo);
  const larguras: number[] = [];
  let fim = 0;
  for (const b of barras) {
    if (b.x > fim) larguras.push(b.x - fim);
    larguras.push(b.largura);
    fim = b.x + b.largura;
  }
  expect(fim).toBe(modulos);
  expect(larguras.slice(0, 4)).toEqual([1, 1, 1, 1]);
  expect(larguras.slice(-3)).toEqual([3, 1, 1]);
  const digito = (cinco: number[]): string => {
    expect(cinco.filter((l) => l === 3)).toHaveLength(2);
    const soma = [1, 2, 4, 7].reduce((s, peso, i) => s + (cinco[i] === 3 ? peso : 0), 0);
    return String(soma === 11 ? 0 : soma);
  };
  let lido = '';
  for (let i = 4; i < larguras.length - 3; i += 10) {
    const par = larguras.slice(i, i + 10);
    lido += digito(par.filter((_, j) => j % 2 === 0)) + digito(par.filter((_, j) => j % 2 === 1));
  }
  return lido;
}

describe('interleaved 2 of 5 symbol', () => {
  test('any 44 digits are read back from the widths of bars and spaces', () => {
    fc.assert(fc.property(fc.stringMatching(/^[0-9]{44}$/), (codigo) => ler(codigo) === codigo));
  });

  test('has 114 bars over 405 modules whatever the digits, so it is always 102,87 mm at 10 mils', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{44}$/), (codigo) => {
        const { barras, modulos } = simboloItf(codigo);
        return barras.length === 114 && modulos === 405;
      }),
    );
  });

  test.each(['', '1'.repeat(43), '1'.repeat(45), '1'.repeat(48), `${'1'.repeat(43)}x`, `${'1'.repeat(43)}١`, ` ${'1'.repeat(43)}`])(
    'refuses %j, which is not 44 digits',
    (codigo) => {
      expect(() => simboloItf(codigo)).toThrow(RangeError);
    },
  );
});
