import type { z } from 'zod';
import { NOME_DA_SITUACAO_DO_CASO as NOME } from '../../../../../domain/gerencial/maquina-do-caso.ts';
import type { codigoDaRegra, situacaoDoCaso } from '../../../../../events/http/esquemas-fraude.ts';
import type { Rotulo } from '../../nucleo/situacoes.ts';

export const CASO: Readonly<Record<z.output<typeof situacaoDoCaso>, Rotulo>> = {
  ABERTO: { nome: NOME.ABERTO, tom: 'atencao' },
  EM_ANALISE: { nome: NOME.EM_ANALISE, tom: 'andamento' },
  PROCEDENTE: { nome: NOME.PROCEDENTE, tom: 'erro' },
  IMPROCEDENTE: { nome: NOME.IMPROCEDENTE, tom: 'certo' },
};

/** Short, for filters and columns; the whole name is in the rule itself. */
export const REGRA: Readonly<Record<z.output<typeof codigoDaRegra>, Rotulo>> = {
  R1: { nome: 'Recálculo repetido', tom: 'neutro' },
  R6: { nome: 'Decide e desfaz', tom: 'neutro' },
  R7: { nome: 'Nome de usuário e responsável', tom: 'neutro' },
  R10: { nome: 'Acesso fora do padrão', tom: 'neutro' },
  R12: { nome: 'Excesso de permissões', tom: 'neutro' },
};
