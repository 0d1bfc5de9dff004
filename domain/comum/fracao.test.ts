import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arredondar, comparar, decimal, dividido, fracao, lerDecimal, mais, menos, textoEscalado, textoExato, vezes } from './fracao.ts';

const racional = fc.tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 9n })).map(([n, d]) => fracao(n, d));

describe('fracao', () => {
  it('reads decimals exactly and refuses what is not one', () => {
    expect(lerDecimal('92.5')).toEqual({ ok: true, valor: { numerador: 185n, denominador: 2n } });
    expect(lerDecimal('-0.10')).toEqual({ ok: true, valor: { numerador: -1n, denominador: 10n } });
    expect(['', '1,5', '1e3', ' 1', '.5', '5.', '--1', 'NaN', '1'.repeat(41)].filter((texto) => lerDecimal(texto).ok)).toEqual([]);
  });

  it('truncates toward zero and rounds half away from zero', () => {
    expect(arredondar(decimal('36.075'), 'TRUNCAR', 2)).toBe(3607n);
    expect(arredondar(decimal('36.075'), 'MEIO_ACIMA', 2)).toBe(3608n);
    expect(arredondar(decimal('-36.075'), 'TRUNCAR', 2)).toBe(-3607n);
    expect(arredondar(decimal('-36.075'), 'MEIO_ACIMA', 2)).toBe(-3608n);
    expect(arredondar(fracao(1n, 3n), 'MEIO_ACIMA', 2)).toBe(33n);
    expect(arredondar(fracao(2n, 3n), 'MEIO_ACIMA', 0)).toBe(1n);
  });

  it('never strays more than half a unit when rounding, or a whole one when truncating', () => {
    fc.assert(
      fc.property(racional, fc.integer({ min: 0, max: 6 }), (f, casas) => {
        const erro = (modo: 'TRUNCAR' | 'MEIO_ACIMA') => {
          const d = menos(f, fracao(arredondar(f, modo, casas), 10n ** BigInt(casas)));
          return vezes(d, fracao(10n ** BigInt(casas) * (d.numerador < 0n ? -1n : 1n)));
        };
        expect(comparar(erro('MEIO_ACIMA'), fracao(1n, 2n))).toBeLessThanOrEqual(0);
        expect(comparar(erro('TRUNCAR'), fracao(1n))).toBeLessThan(0);
      }),
    );
  });

  it('is a field: what is added is taken away and what is multiplied is divided', () => {
    fc.assert(
      fc.property(racional, racional, (a, b) => {
        expect(menos(mais(a, b), b)).toEqual(a);
        fc.pre(b.numerador !== 0n);
        expect(dividido(vezes(a, b), b)).toEqual(a);
      }),
    );
  });

  it('writes exact decimals without trailing zeros and says when there is none', () => {
    expect(textoExato(decimal('0.127270908'))).toBe('0.127270908');
    expect(textoExato(decimal('1.50'))).toBe('1.5');
    expect(textoExato(decimal('100'))).toBe('100');
    expect(textoExato(fracao(1n, 3n))).toBeNull();
    expect(textoEscalado(-5n, 2)).toBe('-0.05');
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 12 }), (n, casas) => {
        const f = fracao(n, 10n ** BigInt(casas));
        expect(decimal(textoExato(f) ?? 'nada')).toEqual(f);
      }),
    );
  });
});
