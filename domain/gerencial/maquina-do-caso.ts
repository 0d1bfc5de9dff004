/** The life of a case of fraud (TR 6.3). */
import type { Maquina } from '../comum/maquina.ts';

export type SituacaoDoCaso = 'ABERTO' | 'EM_ANALISE' | 'PROCEDENTE' | 'IMPROCEDENTE';
export type Desfecho = Extract<SituacaoDoCaso, 'PROCEDENTE' | 'IMPROCEDENTE'>;

/**
 * A person takes a case and only then decides it; another may take it over, which the audit tells. New evidence opens again what was closed, and takes
 * it from an owner whom it names.
 */
export const MAQUINA_CASO: Maquina<SituacaoDoCaso> = {
  nome: 'caso',
  inicial: 'ABERTO',
  transicoes: {
    ABERTO: ['EM_ANALISE'],
    EM_ANALISE: ['EM_ANALISE', 'ABERTO', 'PROCEDENTE', 'IMPROCEDENTE'],
    PROCEDENTE: ['ABERTO'],
    IMPROCEDENTE: ['ABERTO'],
  },
};

/** How people call it, on screens and in refusals. */
export const NOME_DA_SITUACAO_DO_CASO: Readonly<Record<SituacaoDoCaso, string>> = {
  ABERTO: 'Aberto',
  EM_ANALISE: 'Em análise',
  PROCEDENTE: 'Procedente',
  IMPROCEDENTE: 'Improcedente',
};
