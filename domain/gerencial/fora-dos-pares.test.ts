import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foraDosPares, mad, mediana } from './fora-dos-pares.ts';

const de = (...vezes: number[]) => vezes.map((v, i) => ({ usuario: `u${i}`, vezes: v }));
const REGRA = { mads: 6, minimo: 10 };

describe('median and MAD', () => {
  it.each([
    [[5], 5, 0],
    [[1, 2], 1.5, 0.5],
    [[1, 1, 2, 2, 4, 6, 9], 2, 1],
    [[9, 1, 2, 6, 1, 4, 2], 2, 1],
  ])('of %j are %d and %d', (valores, centro, desvio) => {
    expect([mediana(valores), mad(valores)]).toEqual([centro, desvio]);
  });

  it('one value, however large, does not move the median beyond the values beside it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 30 }), fc.integer({ min: 0, max: 1_000_000 }), (valores, extremo) => {
        const centro = mediana([...valores, extremo]);
        expect(centro).toBeGreaterThanOrEqual(Math.min(...valores));
        expect(centro).toBeLessThanOrEqual(Math.max(...valores));
      }),
    );
  });
});

describe('who is out of the peers', () => {
  it('one who does twelve a day among those who do few (DAE-VG), and not the busiest of the usual ones', () => {
    expect(foraDosPares(de(4, 5, 6, 7, 260), REGRA)).toEqual([{ usuario: 'u4', vezes: 260, mediana: 5.5, limite: 11.5 }]);
    expect(foraDosPares(de(4, 5, 6, 7, 11), REGRA)).toEqual([]);
  });

  it('is not hidden by himself: with three colleagues his own count would move the middle', () => {
    expect(foraDosPares(de(2, 3, 4, 90), REGRA).map((f) => f.usuario)).toEqual(['u3']);
  });

  it('where all do the same, one more act is no crime', () => {
    expect(foraDosPares(de(20, 20, 20, 20, 21), REGRA)).toEqual([]);
    expect(foraDosPares(de(20, 20, 20, 20, 27), REGRA).map((f) => f.usuario)).toEqual(['u4']);
  });

  it('nobody with few colleagues, nor below the least that is compared', () => {
    expect(foraDosPares(de(1, 1, 500), REGRA)).toEqual([]);
    expect(foraDosPares(de(0, 0, 0, 0, 9), REGRA)).toEqual([]);
  });
});
