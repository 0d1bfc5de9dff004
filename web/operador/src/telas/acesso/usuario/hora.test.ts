import { expect, test } from 'vitest';
import { horaDe, minutoDe } from './hora.ts';

test.each([
  [480, '08:00'],
  [1439, '23:59'],
  [1440, '00:00'],
])('%i is %s, and back as an end', (minuto, hora) => {
  expect(horaDe(minuto)).toBe(hora);
  expect(minutoDe(hora, 'fim')).toBe(minuto);
});

test('midnight as a beginning is the first minute, and half an hour typed is nothing yet', () => {
  expect(minutoDe('00:00', 'inicio')).toBe(0);
  expect([minutoDe('8', 'inicio'), minutoDe('24:00', 'fim'), minutoDe('', 'fim')]).toEqual([undefined, undefined, undefined]);
});
