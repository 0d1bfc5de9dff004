import { describe, expect, it } from 'vitest';
import { dataCivil, type DiaDaSemana } from '../comum/data-civil.ts';
import { descreverJanelas, descreverMomento, recusaForaDoHorario } from './descrever-janela.ts';
import type { Janela } from './janela-de-acesso.ts';

const janela = (dias: readonly DiaDaSemana[], inicio: number, fim: number): Janela => ({ dias, inicio, fim });
const dias = (...quais: DiaDaSemana[]) => descreverJanelas([janela(quais, 480, 1020)]).replace(', das 8h às 17h', '');
const horas = (inicio: number, fim: number) => descreverJanelas([janela([1], inicio, fim)]).replace('segunda, ', '');

describe('janelas em português', () => {
  it('names the days as people do, whatever their order', () => {
    expect(descreverJanelas([janela([1, 2, 3, 4, 5], 480, 1020)])).toBe('de segunda a sexta, das 8h às 17h');
    expect(dias(0, 6)).toBe('sábado e domingo');
    expect(dias(5, 1, 3)).toBe('segunda, quarta e sexta');
    expect(dias(1, 2, 3, 6)).toBe('de segunda a quarta e sábado');
    expect(dias(0, 1, 2, 3, 4, 5, 6)).toBe('todos os dias');
    expect(dias(4, 5, 6, 0)).toBe('de quinta a domingo');
    expect(dias(2)).toBe('terça');
  });

  it('names the hours with their article, past midnight too', () => {
    expect(horas(0, 1440)).toBe('o dia todo');
    expect(horas(0, 60)).toBe('da 0h à 1h');
    expect(horas(75, 510)).toBe('da 1h15 às 8h30');
    expect(horas(1320, 360)).toBe('das 22h às 6h do dia seguinte');
    expect(horas(1080, 1440)).toBe('das 18h às 24h');
  });

  it('joins several windows, and says when there is none', () => {
    expect(descreverJanelas([janela([1, 2, 3, 4, 5], 480, 1020), janela([6], 480, 720)])).toBe('de segunda a sexta, das 8h às 17h; sábado, das 8h às 12h');
    expect(descreverJanelas([])).toBe('em qualquer dia e horário');
  });
});

describe('a recusa fora do horário', () => {
  const sabado = dataCivil('2026-11-28');
  const comercial = { janelas: [janela([1, 2, 3, 4, 5], 480, 1020)], excecoes: [] };

  it('says a moment as today, tomorrow or a date', () => {
    expect(descreverMomento({ data: sabado, minuto: 480 }, sabado)).toBe('hoje às 8h');
    expect(descreverMomento({ data: dataCivil('2026-11-29'), minuto: 61 }, sabado)).toBe('amanhã à 1h01');
    expect(descreverMomento({ data: dataCivil('2026-11-30'), minuto: 480 }, sabado)).toBe('segunda, 30/11/2026, às 8h');
  });

  it('says the hours, the next opening and what to do', () => {
    expect(recusaForaDoHorario(comercial, { data: sabado, minuto: 600 })).toEqual({
      codigo: 'acesso/fora-do-horario',
      mensagem: 'Seu acesso é permitido de segunda a sexta, das 8h às 17h. O próximo acesso é segunda, 30/11/2026, às 8h. Se precisar entrar agora, peça uma exceção ao administrador.',
    });
    const nunca = { janelas: [janela([], 480, 1020)], excecoes: [] };
    expect(recusaForaDoHorario(nunca, { data: sabado, minuto: 600 }).mensagem).not.toContain('próximo');
  });
});
