import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataCivil, dataDoNumero, numeroDoDia, somarDias } from '../comum/data-civil.ts';
import { estadosDe, podeIr } from '../comum/maquina.ts';
import { alarmeDoPedido, conferirRecebimento, MAQUINA_PEDIDO, prazoDoPedido } from './pedido-do-titular.ts';

const dia = fc.integer({ min: numeroDoDia(dataCivil('2020-01-01')), max: numeroDoDia(dataCivil('2100-01-01')) }).map(dataDoNumero);
const aberto = dataCivil('2026-11-19');

describe('the fifteen days of the LGPD', () => {
  it.each([['2026-11-19', true], ['2025-11-19', true], ['2025-11-18', false], ['2026-11-20', false]])('of a request of %s: %s', (recebido, vale) => {
    expect(conferirRecebimento(dataCivil(recebido), aberto).ok).toBe(vale);
  });

  it('count calendar days, weekends and the turn of the year included, and not the day of the request', () => {
    expect(prazoDoPedido(aberto)).toBe('2026-12-04');
    expect(prazoDoPedido(dataCivil('2026-12-24'))).toBe('2027-01-08');
    expect(prazoDoPedido(dataCivil('2028-02-20'))).toBe('2028-03-06');
  });

  it.each([
    [0, 'NO_PRAZO', 15],
    [9, 'NO_PRAZO', 6],
    [10, 'A_VENCER', 5],
    [15, 'A_VENCER', 0],
    [16, 'VENCIDO', -1],
  ] as const)('after %i days: %s, %i days left', (dias, alarme, diasRestantes) => {
    expect(alarmeDoPedido({ situacao: 'ABERTO', abertoEm: aberto, prazo: prazoDoPedido(aberto) }, somarDias(aberto, dias))).toEqual({ alarme, diasRestantes });
  });

  it('never go back from one alarm to a lighter one, and an answer ends them', () => {
    const ordem = ['NO_PRAZO', 'A_VENCER', 'VENCIDO'];
    fc.assert(
      fc.property(dia, fc.nat(40), fc.nat(40), (de, a, b) => {
        const em = (dias: number) => alarmeDoPedido({ situacao: 'EM_ANALISE', abertoEm: de, prazo: prazoDoPedido(de) }, somarDias(de, dias));
        expect(ordem.indexOf(em(Math.min(a, b)).alarme)).toBeLessThanOrEqual(ordem.indexOf(em(Math.max(a, b)).alarme));
      }),
    );
    for (const situacao of ['ATENDIDO', 'NEGADO', 'CANCELADO'] as const) {
      expect(alarmeDoPedido({ situacao, abertoEm: aberto, prazo: prazoDoPedido(aberto) }, dataCivil('2030-01-01'))).toEqual({ alarme: 'ENCERRADO', diasRestantes: null });
    }
  });

  it('an answer is said once', () => {
    for (const de of ['ATENDIDO', 'NEGADO', 'CANCELADO'] as const) expect(estadosDe(MAQUINA_PEDIDO).filter((para) => podeIr(MAQUINA_PEDIDO, de, para))).toEqual([]);
  });
});
