import { expect, it } from 'vitest';
import { faltamMinutos } from './aviso-de-horario.tsx';

it('warns in the last ten minutes, and never of an hour that is far or does not close', () => {
  const em = (minutos: number) => faltamMinutos('2026-05-12T20:00:00.000Z', Date.parse('2026-05-12T20:00:00.000Z') - minutos * 60_000);
  expect([em(600), em(10.1), em(10), em(1.5), em(0), em(-3)]).toEqual([undefined, undefined, 10, 2, 0, 0]);
  expect(faltamMinutos(null, 0)).toBeUndefined();
});
