import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAIOR_AVISO } from '../comum/identidades.ts';
import { indiceDeAvisos } from './indice-de-avisos.ts';

const aviso = fc.oneof(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: MAIOR_AVISO }), fc.nat(20).map((n) => 1 + n * 0x1_0000_0000));

describe('index of avisos', () => {
  it('finds what a Map finds, whatever the numbers', () => {
    fc.assert(
      fc.property(fc.array(aviso, { maxLength: 200 }), fc.array(aviso, { maxLength: 50 }), (avisos, outros) => {
        const mapa = new Map(avisos.map((a, i) => [a, i]));
        const indice = indiceDeAvisos(Float64Array.from(avisos));
        for (const a of [...avisos, ...outros, 0]) expect(indice.buscar(a)).toBe(mapa.get(a) ?? -1);
      }),
    );
  });

  it('finds none among none', () => {
    expect(indiceDeAvisos(new Float64Array(0)).buscar(7)).toBe(-1);
  });
});
