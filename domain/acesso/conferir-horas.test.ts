import { expect, test } from 'vitest';
import type { DiaDaSemana } from '../comum/data-civil.ts';
import { conferirHoras, conferirJanela } from './conferir-horas.ts';

const codigo = (inicio: number, fim: number, dias: readonly DiaDaSemana[] = [1]) => {
  const resultado = conferirJanela({ dias, inicio, fim });
  return resultado.ok ? 'ok' : `${resultado.erro.codigo} ${resultado.erro.campo}`;
};

test('a window is hours that exist, with a beginning, an end and a day', () => {
  expect([codigo(480, 1020), codigo(0, 1440), codigo(1320, 360), codigo(1439, 1)]).toEqual(['ok', 'ok', 'ok', 'ok']);
  expect([codigo(-1, 10), codigo(1440, 10), codigo(1.5, 10)]).toEqual(Array(3).fill('janela/hora-invalida inicio'));
  expect([codigo(10, 0), codigo(10, 1441), codigo(10, Number.NaN)]).toEqual(Array(3).fill('janela/hora-invalida fim'));
  expect(codigo(480, 480)).toBe('janela/vazia fim');
  expect(codigo(480, 1020, [])).toBe('janela/sem-dia dias');
});

test('the hours of an extra opening are checked alike', () => {
  expect(conferirHoras({ inicio: 1080, fim: 1320 })).toEqual({ ok: true, valor: { inicio: 1080, fim: 1320 } });
  expect(conferirHoras({ inicio: 60, fim: 60 }).ok).toBe(false);
});
