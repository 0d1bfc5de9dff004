import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DiaDaSemana } from '../comum/data-civil.ts';
import { descreverJanelas } from './descrever-janela.ts';
import { lerHorario } from './ler-horario.ts';

const lido = (texto: string) => {
  const r = lerHorario(texto);
  return r.ok ? r.valor.map((j) => [j.dias.join(''), j.inicio, j.fim]) : r.erro.codigo;
};

test.each([
  ['', []],
  ['seg a sex 8h-17h', [['12345', 480, 1020]]],
  ['Segunda-feira à sexta-feira das 08:00 às 17:30; sáb 8h-12h', [['12345', 480, 1050], ['6', 480, 720]]],
  ['seg, qua e sex 8h às 12h e 13h às 17h', [['135', 480, 720], ['135', 780, 1020]]],
  ['sex a seg 22h - 6h', [['0156', 1320, 360]]],
  ['todos os dias 18 às 0h', [['0123456', 1080, 1440]]],
  ['seg 8 h até 12 h', [['1', 480, 720]]],
])('%s', (texto, esperado) => expect(lido(texto)).toEqual(esperado));

test.each(['seg a sex', '8h-17h', 'seg 8h', 'segnda 8h-17h', 'seg 25h-26h', 'seg 8h-12', 'seg 8h70-9h', '- seg 8h-9h', 'seg 8h-9h qua', 'comercial'])('what is not understood is refused, and never guessed: %s', (texto) => {
  expect(lido(texto)).toEqual(texto === 'seg 8h-12' ? [['1', 480, 720]] : 'horario/ilegivel');
});

test('the same hour twice is no window', () => expect(lido('seg 8h-8h')).toBe('janela/vazia'));

test('what the system says of the hours of a person is read back as they are', () => {
  const janela = fc
    .record({ dias: fc.subarray<DiaDaSemana>([0, 1, 2, 3, 4, 5, 6], { minLength: 1 }), inicio: fc.integer({ min: 0, max: 1439 }), fim: fc.integer({ min: 1, max: 1440 }) })
    .filter((j) => j.inicio !== j.fim);
  fc.assert(
    fc.property(fc.array(janela, { minLength: 1, maxLength: 3 }), (janelas) => {
      const r = lerHorario(descreverJanelas(janelas));
      expect(r).toEqual({ ok: true, valor: janelas.map((j) => ({ ...j, dias: [...j.dias].sort((a, b) => a - b) })) });
    }),
  );
});
