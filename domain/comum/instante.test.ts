import { expect, test } from 'vitest';
import { instante, minutosAte, somarMinutos } from './instante.ts';

test('minutes are added to an instant and counted back, rounded up', () => {
  const agora = instante(1_000_000);
  expect(minutosAte(agora, somarMinutos(agora, 15))).toBe(15);
  expect(minutosAte(agora, instante(1_000_001))).toBe(1);
  expect(minutosAte(agora, instante(999_999))).toBe(0);
});

test('what is not a whole number of milliseconds is not an instant', () => {
  for (const errado of [0.5, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => instante(errado)).toThrow('não é um instante');
});
