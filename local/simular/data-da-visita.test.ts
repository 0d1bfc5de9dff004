import { describe, expect, it } from 'vitest';
import { dataCivil } from '../../domain/comum/data-civil.ts';
import { dataDaVisita } from './data-da-visita.ts';

describe('day of simulated readings', () => {
  const hoje = dataCivil('2026-11-22');

  it.each([
    ['2026-11-21', '2026-11-21'],
    ['2026-11-22', '2026-11-22'],
    ['2026-11-23', '2026-11-22'],
  ])('scheduled for %s is %s, never a day to come: the platform would refuse them', (marcada, visita) => {
    expect(dataDaVisita(dataCivil(marcada), hoje)).toBe(visita);
  });
});
