import { expect, it } from 'vitest';
import { horaEmTexto, minutoDe } from './horas-em-texto.ts';

it('writes and reads every minute of the day, and its end', () => {
  for (let minuto = 0; minuto <= 1440; minuto += 1) expect(minutoDe(horaEmTexto(minuto))).toBe(minuto);
});

it.each([['8', 480], ['8h', 480], ['8:30', 510], ['08h30', 510], ['0830', 510], [' 17:00 ', 1020], ['24', 1440]])('reads %s', (texto, minuto) => {
  expect(minutoDe(texto)).toBe(minuto);
});

it.each(['', '25:00', '24:01', '8:60', '8:5', 'oito', '-1', '8.5', '12345'])('%s is no hour', (texto) => {
  expect(minutoDe(texto)).toBeNull();
});
