/** The state machines of billing. */
import type { Maquina } from '../comum/maquina.ts';

export type SituacaoCiclo = 'ABERTO' | 'CALCULANDO' | 'EM_CRITICA' | 'APROVADO' | 'EMITINDO' | 'EMITIDO' | 'IMPRESSO' | 'FALHOU';

/**
 * A cycle of billing. Nothing passes the crítica without a person (TR 14.4); a failed one is taken up where it stopped,
 * and one that had been approved is approved still (a CHECK of the table asks for the person).
 */
export const MAQUINA_CICLO: Maquina<SituacaoCiclo> = {
  nome: 'ciclo',
  inicial: 'ABERTO',
  transicoes: {
    ABERTO: ['CALCULANDO', 'FALHOU'],
    CALCULANDO: ['EM_CRITICA', 'FALHOU'],
    EM_CRITICA: ['CALCULANDO', 'APROVADO', 'FALHOU'],
    APROVADO: ['EMITINDO', 'FALHOU'],
    EMITINDO: ['EMITIDO', 'FALHOU'],
    EMITIDO: ['IMPRESSO'],
    IMPRESSO: [],
    FALHOU: ['CALCULANDO', 'EM_CRITICA', 'APROVADO', 'EMITINDO'],
  },
};

/** How people call the situation of a cycle, on screens and in refusals. */
export const NOME_DA_SITUACAO_DO_CICLO: Readonly<Record<SituacaoCiclo, string>> = {
  ABERTO: 'Aberto',
  CALCULANDO: 'Calculando',
  EM_CRITICA: 'Em crítica',
  APROVADO: 'Aprovado',
  EMITINDO: 'Emitindo',
  EMITIDO: 'Emitido',
  IMPRESSO: 'Impresso',
  FALHOU: 'Falhou',
};

export type SituacaoRota = 'PENDENTE' | 'CALCULADA' | 'EMITIDA' | 'IMPRESSA';

/** A rota within a cycle; the crítica may return it to be calculated again. */
export const MAQUINA_ROTA: Maquina<SituacaoRota> = {
  nome: 'rota',
  inicial: 'PENDENTE',
  transicoes: {
    PENDENTE: ['CALCULADA'],
    CALCULADA: ['PENDENTE', 'EMITIDA'],
    EMITIDA: ['IMPRESSA'],
    IMPRESSA: [],
  },
};

export type SituacaoFatura = 'ABERTA' | 'PAGA' | 'CANCELADA';

/** An issued bill. Reversing a payment opens it again as if it had never been paid (TR 13.8); a paid one is not cancelled. */
export const MAQUINA_FATURA: Maquina<SituacaoFatura> = {
  nome: 'fatura',
  inicial: 'ABERTA',
  transicoes: {
    ABERTA: ['PAGA', 'CANCELADA'],
    PAGA: ['ABERTA'],
    CANCELADA: [],
  },
};
