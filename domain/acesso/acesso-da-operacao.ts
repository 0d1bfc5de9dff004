/**
 * What the token of the platform opens: the work of the month, as the command `nascente` does it. It is of no person, so it has no hours and no second factor, and
 * opens nothing that gives rights, shows personal data or reads what was done: those are acts of somebody who can be asked about them.
 */
import { EM_TODA_PARTE } from './escopo.ts';
import { acoesDa, type Funcao } from './funcoes.ts';
import type { Instantaneo } from './permissao.ts';

export const FUNCOES_DA_OPERACAO = ['ligacao', 'fatura', 'leitura-arquivo', 'ciclo', 'critica', 'liberacao-do-ciclo', 'retorno', 'razao', 'plataforma'] as const satisfies readonly Funcao[];
export type FuncaoDaOperacao = (typeof FUNCOES_DA_OPERACAO)[number];

/** `funcoes`: what the secret says of this token, where it says anything; a utility that keeps crítica and aprovação apart has a token for each. */
export function acessoDaOperacao(funcoes: readonly FuncaoDaOperacao[] = FUNCOES_DA_OPERACAO): Instantaneo {
  const concessoes = funcoes.map((funcao) => ({ funcao, acoes: acoesDa(funcao), escopo: EM_TODA_PARTE }));
  return { ativo: true, somenteConsulta: false, perfis: [], concessoes, negacoes: [], privilegios: [], delegacoes: [] };
}

/** The token that a deploy generates does not judge readings: who sends them and who approves what comes of them is somebody else (segregation of duties). */
export const FUNCOES_DO_PRIMEIRO_TOKEN: readonly FuncaoDaOperacao[] = FUNCOES_DA_OPERACAO.filter((funcao) => funcao !== 'critica');
