import { describe, expect, it } from 'vitest';
import { avisoDeCodigos } from './aviso-de-codigos.tsx';

describe('who has few recovery codes', () => {
  it.each([[null, undefined], [10, undefined], [4, undefined]])('of %s says nothing', (restam, dito) => {
    expect(avisoDeCodigos(restam)).toBe(dito);
  });

  it.each([[3, /^Restam 3 códigos/], [1, /^Resta 1 código/], [0, /sem códigos de reserva/]])('of %s hears so', (restam, dito) => {
    expect(avisoDeCodigos(restam)).toMatch(dito);
  });
});
