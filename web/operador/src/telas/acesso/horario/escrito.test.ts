import { expect, it } from 'vitest';
import { erroDaExcecao, erroDaJanela, escreverHorario, excecaoNova, janelaNova, lerHorario, type HorarioLido } from './escrito.ts';

const LIDO: HorarioLido = {
  janelas: [{ dias: [1], inicio: 480, fim: 1440 }],
  excecoes: [{ tipo: 'FECHADO', data: '2026-12-25', motivo: 'Natal' }, { tipo: 'EXTRA', data: '2026-12-26', inicio: 0, fim: 60, motivo: 'mutirão' }],
};

it('what was read goes back as it was', () => {
  expect(lerHorario(escreverHorario(LIDO))).toEqual(LIDO);
});

it('what is not written well is said with its field, and nothing is sent', () => {
  expect(erroDaJanela(janelaNova())).toBeUndefined();
  expect(erroDaJanela({ ...janelaNova(), inicio: '8x' })).toEqual({ campo: 'inicio', texto: 'Escreva as horas como 08:00.' });
  expect(erroDaJanela({ ...janelaNova(), fim: '' })?.campo).toBe('fim');
  expect(erroDaJanela({ ...janelaNova(), fim: '08:00' })?.texto).toContain('iguais');
  expect(erroDaJanela({ ...janelaNova(), dias: [] })?.campo).toBe('dias');
  expect(erroDaExcecao(excecaoNova())?.campo).toBe('data');
  expect(erroDaExcecao({ ...excecaoNova(), data: '2026-12-25' })?.campo).toBe('motivo');
  expect(erroDaExcecao({ ...excecaoNova(), data: '2026-12-25', motivo: 'Natal' })).toBeUndefined();
  expect(erroDaExcecao({ ...excecaoNova(), tipo: 'EXTRA', fim: '25:00', data: '2026-12-25', motivo: 'Natal' })?.campo).toBe('fim');
  expect(lerHorario({ janelas: [{ ...janelaNova(), dias: [] }], excecoes: [] })).toBeUndefined();
  expect(lerHorario({ janelas: [], excecoes: [excecaoNova()] })).toBeUndefined();
});
