import { describe, expect, it } from 'vitest';
import { alternativas, planejarCritica, type Apontamento } from './plano-da-critica.ts';

const apontamento = (cdc: number, regra: string, mais: Partial<Apontamento> = {}): Apontamento => ({
  cdc,
  regra,
  detalhe: '',
  bloqueia: false,
  situacao: 'PENDENTE',
  leituraAnterior: 100,
  media: 15,
  valor: 7_430,
  ...mais,
});
const VOLTOU = { detalhe: 'Leitura menor que a anterior.', bloqueia: true };

describe('what the people of the demonstration decide', () => {
  it('is one act of each kind, and something for everything that blocks the approval', () => {
    const plano = planejarCritica([
      apontamento(1, 'CONSUMO_ALTO'),
      apontamento(2, 'MEDICAO', VOLTOU),
      apontamento(3, 'MEDICAO', VOLTOU),
      apontamento(4, 'MEDICAO', VOLTOU),
      apontamento(5, 'MASTER_NEGATIVO', { bloqueia: true }),
      apontamento(6, 'CONSUMO_BAIXO'),
      apontamento(7, 'OCORRENCIA'),
    ]);
    expect(new Map(plano.map((d) => [d.cdc, d.acao]))).toEqual(
      new Map([
        [2, 'CORRIGIR_LEITURA'],
        [3, 'FATURAR_MEDIA'],
        [6, 'PEDIR_RELEITURA'],
        [1, 'ACEITAR'],
        [5, 'LIBERAR'],
        [4, 'FATURAR_MEDIA'],
      ]),
    );
  });

  it('a dial that went round is confirmed, not corrected', () => {
    const virou = { ...VOLTOU, detalhe: 'Leitura menor que a anterior, tratada como virada do hidrômetro.' };
    expect(planejarCritica([apontamento(1, 'MEDICAO', virou), apontamento(2, 'MEDICAO', VOLTOU)]).map((d) => [d.cdc, d.acao])).toEqual([
      [2, 'CORRIGIR_LEITURA'],
      [1, 'ACEITAR'],
    ]);
  });

  it('a correction says the reading, from the last one and the average', () => {
    const [decisao] = planejarCritica([apontamento(2, 'MEDICAO', VOLTOU)]);
    expect(decisao).toMatchObject({ acao: 'CORRIGIR_LEITURA', leitura: 115 });
    expect(planejarCritica([apontamento(2, 'MEDICAO', { ...VOLTOU, media: null })])[0]).toMatchObject({ leitura: 110 });
  });

  it('does not repeat an act that an interrupted run had taken, but still decides what blocks', () => {
    const plano = planejarCritica([
      apontamento(1, 'MEDICAO', { ...VOLTOU, situacao: 'CORRIGIDO' }),
      apontamento(2, 'MEDICAO', { ...VOLTOU, situacao: 'RELEITURA' }),
      apontamento(3, 'CONSUMO_ALTO', { situacao: 'ACEITO' }),
      apontamento(4, 'CONSUMO_BAIXO', { situacao: 'MEDIA' }),
      apontamento(5, 'CONSUMO_ALTO'),
      apontamento(6, 'MEDICAO', VOLTOU),
    ]);
    expect(plano.map((d) => [d.cdc, d.acao])).toEqual([[6, 'FATURAR_MEDIA']]);
    expect(planejarCritica([apontamento(1, 'CONSUMO_ALTO', { situacao: 'ACEITO' })])).toEqual([]);
    expect(planejarCritica([apontamento(1, 'CONSUMO_BAIXO')], new Set(['FATURAR_MEDIA', 'PEDIR_RELEITURA']))).toEqual([]);
  });

  it('decides each ligação once, a negative master as such, whatever else was found in it', () => {
    const plano = planejarCritica([apontamento(1, 'CONSUMO_BAIXO'), apontamento(1, 'MEDICAO', VOLTOU), apontamento(1, 'MASTER_NEGATIVO', { bloqueia: true })]);
    expect(plano.map((d) => [d.cdc, d.acao])).toEqual([[1, 'LIBERAR']]);
  });

  it('never tries twice the act that did not fit', () => {
    const [decisao] = planejarCritica([apontamento(1, 'MASTER_NEGATIVO', { bloqueia: true })]);
    expect(decisao && alternativas(decisao).map((d) => d.acao)).toEqual(['ACEITAR', 'FATURAR_MEDIA', 'ESTACIONAR']);
  });
});
