import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centavos, centavosDe, formatarReais, lerReais, repartir, somar, somarTodos, textoReais } from './dinheiro.ts';
import { decimal } from './fracao.ts';

describe('dinheiro', () => {
  it('does not accept a fraction of a centavo', () => {
    expect(() => centavos(1.5)).toThrow('inteiro');
    expect(() => centavos(Number.MAX_SAFE_INTEGER + 1)).toThrow('inteiro');
    expect(lerReais('1.005').ok).toBe(false);
    expect(lerReais('R$ 1').ok).toBe(false);
    expect(lerReais('99999999999999999').ok).toBe(false);
  });

  it('reads and writes plain decimals', () => {
    expect(lerReais('39.00')).toEqual({ ok: true, valor: 3900 });
    expect(lerReais('39.100')).toEqual({ ok: true, valor: 3910 });
    expect(textoReais(centavos(-5))).toBe('-0.05');
    fc.assert(
      fc.property(fc.maxSafeInteger(), (n) => {
        expect(lerReais(textoReais(centavos(n)))).toEqual({ ok: true, valor: n === 0 ? 0 : n });
      }),
    );
  });

  it('formats for people', () => {
    expect(formatarReais(centavos(123_456))).toBe('R$ 1.234,56');
    expect(formatarReais(centavos(100_000_000))).toBe('R$ 1.000.000,00');
    expect(formatarReais(centavos(-5))).toBe('-R$ 0,05');
  });

  it('rounds once by the rule it is given', () => {
    expect(centavosDe(decimal('36.075'), 'TRUNCAR')).toBe(3607);
    expect(centavosDe(decimal('36.075'), 'MEIO_ACIMA')).toBe(3608);
    expect(somar(centavos(1), centavos(2))).toBe(3);
  });

  it('splits without losing or making a centavo, each part within one centavo of its share', () => {
    expect(repartir(centavos(100), [1, 1, 1])).toEqual([34, 33, 33]);
    expect(repartir(centavos(-100), [0, 2, 1])).toEqual([0, -67, -33]);
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.array(fc.nat(1000), { minLength: 1, maxLength: 9 }), (valor, pesos) => {
        const total = pesos.reduce((a, b) => a + b, 0);
        fc.pre(total > 0);
        const partes = repartir(centavos(valor), pesos);
        expect(somarTodos(partes)).toBe(valor === 0 ? 0 : valor);
        partes.forEach((parte, i) => expect(Math.abs(parte - (valor * (pesos[i] ?? 0)) / total)).toBeLessThan(1));
      }),
    );
  });
});
