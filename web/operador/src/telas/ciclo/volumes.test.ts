import { expect, it } from 'vitest';
import { PAGINAS_POR_VOLUME, volumesDe } from './volumes.ts';

it('every volume is full but the last', () => {
  expect(volumesDe({ paginas: 2 * PAGINAS_POR_VOLUME + 17, volumes: 3 })).toEqual([
    { numero: 1, paginas: { de: 1, ate: PAGINAS_POR_VOLUME } },
    { numero: 2, paginas: { de: PAGINAS_POR_VOLUME + 1, ate: 2 * PAGINAS_POR_VOLUME } },
    { numero: 3, paginas: { de: 2 * PAGINAS_POR_VOLUME + 1, ate: 2 * PAGINAS_POR_VOLUME + 17 } },
  ]);
});

it('one volume has every page, whatever the limit', () => {
  expect(volumesDe({ paginas: 9_000, volumes: 1 })).toEqual([{ numero: 1, paginas: { de: 1, ate: 9_000 } }]);
});

it('a file cut by another rule does not invent pages, and no page is no volume', () => {
  expect(volumesDe({ paginas: 3_000, volumes: 4 }).map((v) => v.paginas)).toEqual([null, null, null, null]);
  expect(volumesDe({ paginas: 0, volumes: 0 })).toEqual([]);
});
