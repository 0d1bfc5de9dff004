import { describe, expect, it } from 'vitest';
import { calendario } from '../comum/calendario.ts';
import { dataCivil } from '../comum/data-civil.ts';
import { ehFinal, estadosDe, origensDe, transitar, type Maquina } from '../comum/maquina.ts';
import { MAQUINA_CICLO, MAQUINA_FATURA, MAQUINA_ROTA } from './maquinas.ts';
import { estaVencida, ultimoDiaSemAcrescimo, validadeDaFatura, vencimentoDaFatura, type RegraVencimento } from './vencimento.ts';

const cal = calendario();
const REGRA: RegraVencimento = { diasAposLeitura: 15, diasUteisAposEmissao: 5, diaNaoUtil: 'POSTERGAR' };
const vence = (leitura: string, emissao: string, dia: number | null = null, regra = REGRA) =>
  vencimentoDaFatura(dataCivil(leitura), dataCivil(emissao), dia, regra, cal);

describe('vencimento', () => {
  it('follows the schedule of readings and moves to a working day', () => {
    expect(vence('2024-04-02', '2024-04-05')).toBe('2024-04-17');
    expect(vence('2024-04-05', '2024-04-08')).toBe('2024-04-22'); // 20/04 is Saturday, 21/04 a holiday
    expect(vence('2024-04-05', '2024-04-08', null, { ...REGRA, diaNaoUtil: 'ANTECIPAR' })).toBe('2024-04-19');
    expect(vence('2024-04-05', '2024-04-08', null, { ...REGRA, diaNaoUtil: 'MANTER' })).toBe('2024-04-20');
  });

  it('leaves the working days that the customer is due after a late issue', () => {
    expect(vence('2024-04-02', '2024-04-16')).toBe('2024-04-23');
  });

  it('falls on the day the customer chose, the last of the month when there is none', () => {
    expect(vence('2024-04-02', '2024-04-05', 20)).toBe('2024-04-22');
    expect(vence('2024-04-02', '2024-04-05', 10)).toBe('2024-05-10');
    expect(vence('2024-02-10', '2024-02-15', 31)).toBe('2024-02-29');
    expect(vence('2024-12-20', '2024-12-23', 2)).toBe('2025-02-03');
  });

  it('has a validity in days or at the end of a later month', () => {
    expect(validadeDaFatura(dataCivil('2014-08-31'), { tipo: 'MESES', meses: 6 })).toBe('2015-02-28');
    expect(validadeDaFatura(dataCivil('2014-08-31'), { tipo: 'DIAS', dias: 60 })).toBe('2014-10-30');
  });

  it('is overdue only after the next working day', () => {
    expect(ultimoDiaSemAcrescimo(dataCivil('2024-02-10'), cal)).toBe('2024-02-14');
    expect(['2024-02-14', '2024-02-15'].map((dia) => estaVencida(dataCivil('2024-02-10'), dataCivil(dia), cal))).toEqual([false, true]);
  });
});

describe('máquinas de estado', () => {
  it('go only where the table says', () => {
    expect(transitar(MAQUINA_FATURA, 'ABERTA', 'PAGA')).toEqual({ ok: true, valor: 'PAGA' });
    expect(transitar(MAQUINA_FATURA, 'PAGA', 'CANCELADA')).toMatchObject({ ok: false, erro: { codigo: 'fatura/transicao-invalida' } });
    expect(transitar(MAQUINA_CICLO, 'CALCULANDO', 'APROVADO').ok).toBe(false);
    expect(origensDe(MAQUINA_CICLO, 'APROVADO')).toEqual(['EM_CRITICA', 'FALHOU']);
    expect(origensDe(MAQUINA_ROTA, 'PENDENTE')).toEqual(['CALCULADA']);
  });

  it('reach every state from the first, and end somewhere', () => {
    const alcancados = <E extends string>(m: Maquina<E>): ReadonlySet<E> => {
      const vistos = new Set<E>([m.inicial]);
      for (const estado of vistos) for (const proximo of m.transicoes[estado]) vistos.add(proximo);
      return vistos;
    };
    expect([...alcancados(MAQUINA_CICLO)].sort()).toEqual([...estadosDe(MAQUINA_CICLO)].sort());
    expect([...alcancados(MAQUINA_ROTA)].sort()).toEqual([...estadosDe(MAQUINA_ROTA)].sort());
    expect([...alcancados(MAQUINA_FATURA)].sort()).toEqual([...estadosDe(MAQUINA_FATURA)].sort());
    expect(estadosDe(MAQUINA_CICLO).filter((e) => ehFinal(MAQUINA_CICLO, e))).toEqual(['IMPRESSO']);
  });
});
