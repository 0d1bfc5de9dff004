/** Full access (TR 2.7): every function, everywhere. It is no privilege: those are named, dated and given one by one. */
import { EM_TODA_PARTE } from './escopo.ts';
import { acoesDa, TODAS_AS_FUNCOES } from './funcoes.ts';
import type { Concessao, Instantaneo } from './permissao.ts';

export const CONCESSOES_TOTAIS: readonly Concessao[] = TODAS_AS_FUNCOES.map((funcao) => ({ funcao, acoes: acoesDa(funcao), escopo: EM_TODA_PARTE }));

/** Of who operates the platform itself with the token of its secret: no person, so nothing lent and no privilege. */
export const ACESSO_TOTAL: Instantaneo = { ativo: true, somenteConsulta: false, perfis: [], concessoes: CONCESSOES_TOTAIS, negacoes: [], privilegios: [], delegacoes: [] };
