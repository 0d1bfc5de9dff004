/**
 * Who may do what, where: function × action × scope, in profiles and per user (TR 3.1, 3.4, 3.5; confiabilidade 5.1). Denied until granted; an explicit
 * denial wins over every grant. One rule for API, batch and reports.
 */
import type { DataCivil } from '../comum/data-civil.ts';
import { ok, recusa, type Resultado } from '../comum/resultado.ts';
import { cobre, contem, ehVazio, intersecao, type Escopo, type Recurso } from './escopo.ts';
import { soConsulta, temPrivilegio, type Privilegio, type PrivilegioConcedido } from './privilegio.ts';

export const ACOES = ['consultar', 'incluir', 'alterar', 'excluir', 'executar'] as const;
export type Acao = (typeof ACOES)[number];

/** What is granted or, in a list of denials, denied. `funcao`: a code of the catalogue that the routes make. */
export interface Concessao {
  readonly funcao: string;
  readonly acoes: readonly Acao[];
  readonly escopo: Escopo;
}

/** `somenteConsulta`: gives nothing but consultar, whatever it lists (TR 3.5); what it denies is denied as listed. */
export interface Perfil {
  readonly codigo: string;
  readonly somenteConsulta: boolean;
  readonly concessoes: readonly Concessao[];
  readonly negacoes: readonly Concessao[];
}

/** What a person holds by himself. `somenteConsulta` of the person caps everything he has, from wherever it comes (TR 3.2). */
export interface Direitos {
  readonly ativo: boolean;
  readonly somenteConsulta: boolean;
  readonly perfis: readonly Perfil[];
  readonly concessoes: readonly Concessao[];
  readonly negacoes: readonly Concessao[];
}

/**
 * What another person lends, from `de` through `ate`. It gives what both this list and the `direitos` of the delegante allow at the moment of the act: rights that
 * he loses are lost here. {@link Direitos} has neither delegations nor privileges, so that neither is ever passed on.
 */
export interface Delegacao {
  readonly delegante: string;
  readonly direitos: Direitos;
  readonly concessoes: readonly Concessao[];
  readonly de: DataCivil;
  readonly ate: DataCivil;
}

/** The versioned snapshot of a user, from which every request is decided. */
export interface Instantaneo extends Direitos {
  readonly privilegios: readonly PrivilegioConcedido[];
  readonly delegacoes: readonly Delegacao[];
}

/**
 * `recurso`: where the thing is. `ALGUM`: may he anywhere at all? It opens a menu or a list, whose rows {@link alcance} then restricts; never an act on one thing.
 * `privilegios`: all of them are needed besides the permission.
 */
export interface Pedido {
  readonly funcao: string;
  readonly acao: Acao;
  readonly recurso: Recurso | 'ALGUM';
  readonly privilegios: readonly Privilegio[];
  readonly hoje: DataCivil;
}

/** `delegante`: who lent the right, for the auditoria; null when it is his own. */
export interface Permitido {
  readonly delegante: string | null;
}

/** One stretch of what is allowed: in `em`, but for what any of `exceto` covers. */
export interface Alcance extends Permitido {
  readonly em: Escopo;
  readonly exceto: readonly Escopo[];
}

/** Shown whatever the reason; the code is for the log, and says to who guesses what exists. */
const MENSAGEM = 'Você não tem permissão para isto. Se precisar dela, peça o acesso ao administrador.';

/**
 * Refusals, which the caller logs and does not show: `acesso/usuario-inativo`, `acesso/sem-permissao`, `acesso/somente-consulta`, `acesso/negado` (an explicit
 * denial), `acesso/fora-do-escopo`, `acesso/sem-privilegio`. One's own right is preferred to a lent one.
 */
export function decidir(instantaneo: Instantaneo, pedido: Pedido): Resultado<Permitido> {
  if (!instantaneo.ativo) return recusa('acesso/usuario-inativo', MENSAGEM);
  const trechos = alcance(instantaneo, pedido.funcao, pedido.acao, pedido.hoje);
  const trecho = trechos.find((t) => pedido.recurso === 'ALGUM' || alcanca(t, pedido.recurso));
  if (trecho === undefined) return porQueNao(instantaneo, pedido, trechos);
  const emVigor = privilegiosEmVigor(instantaneo, pedido.hoje);
  if (!pedido.privilegios.every((qual) => emVigor.includes(qual))) return recusa('acesso/sem-privilegio', MENSAGEM);
  return ok({ delegante: trecho.delegante });
}

/**
 * Where the user may do this: what a list, a report or the row-level security restricts itself to. Empty: nowhere. A stretch that a denial
 * covers whole is left out.
 */
export function alcance(instantaneo: Instantaneo, funcao: string, acao: Acao, hoje: DataCivil): readonly Alcance[] {
  if (!instantaneo.ativo || (instantaneo.somenteConsulta && acao !== 'consultar')) return [];
  const proprios = escoposProprios(instantaneo, funcao, acao).map((em): Alcance => ({ em, exceto: [], delegante: null }));
  const emprestados = instantaneo.delegacoes.filter(({ de, ate }) => de <= hoje && hoje <= ate).flatMap((delegacao) => alcanceDelegado(delegacao, funcao, acao));
  const negados = negadosDe(instantaneo, funcao, acao);
  return [...proprios, ...emprestados].map((trecho) => ({ ...trecho, exceto: [...trecho.exceto, ...negados] })).filter(sobraAlgo);
}

/** The named acts that the user may do today. */
export function privilegiosEmVigor({ ativo, somenteConsulta, privilegios }: Instantaneo, hoje: DataCivil): readonly Privilegio[] {
  if (!ativo) return [];
  return [...new Set(privilegios.map(({ privilegio }) => privilegio))].filter((qual) => temPrivilegio(privilegios, qual, hoje) && (!somenteConsulta || soConsulta(qual)));
}

/** Whether a stretch of {@link alcance} has the resource. */
export function alcanca({ em, exceto }: Alcance, recurso: Recurso): boolean {
  return cobre(em, recurso) && !exceto.some((negado) => cobre(negado, recurso));
}

function alcanceDelegado({ delegante, direitos, concessoes }: Delegacao, funcao: string, acao: Acao): readonly Alcance[] {
  if (!direitos.ativo || (direitos.somenteConsulta && acao !== 'consultar')) return [];
  const exceto = negadosDe(direitos, funcao, acao);
  const doDelegante = escoposProprios(direitos, funcao, acao);
  return sobre(concessoes, funcao, acao).flatMap((emprestado) => doDelegante.map((proprio) => ({ em: intersecao(emprestado, proprio), exceto, delegante })));
}

/** The places that the person's own grants and profiles give, before any denial. */
export function escoposProprios({ perfis, concessoes }: Direitos, funcao: string, acao: Acao): readonly Escopo[] {
  const quePodem = perfis.filter((perfil) => !perfil.somenteConsulta || acao === 'consultar');
  return [...sobre(concessoes, funcao, acao), ...quePodem.flatMap((perfil) => sobre(perfil.concessoes, funcao, acao))];
}

function negadosDe({ perfis, negacoes }: Direitos, funcao: string, acao: Acao): readonly Escopo[] {
  return sobre([...negacoes, ...perfis.flatMap((perfil) => perfil.negacoes)], funcao, acao);
}

function sobre(concessoes: readonly Concessao[], funcao: string, acao: Acao): readonly Escopo[] {
  return concessoes.filter((concessao) => concessao.funcao === funcao && concessao.acoes.includes(acao)).map(({ escopo }) => escopo);
}

function sobraAlgo({ em, exceto }: Alcance): boolean {
  return !ehVazio(em) && !exceto.some((negado) => contem(negado, em));
}

/** The most telling reason, for who reads the log to put the rights in order. */
function porQueNao(instantaneo: Instantaneo, { funcao, acao, recurso }: Pedido, trechos: readonly Alcance[]): Resultado<never> {
  if (instantaneo.somenteConsulta && acao !== 'consultar') return recusa('acesso/somente-consulta', MENSAGEM);
  const negados = negadosDe(instantaneo, funcao, acao);
  if (negados.some((negado) => (recurso === 'ALGUM' ? !ehVazio(negado) : cobre(negado, recurso)))) return recusa('acesso/negado', MENSAGEM);
  if (trechos.length > 0) return recusa('acesso/fora-do-escopo', MENSAGEM);
  const soConsultaria = acao !== 'consultar' && instantaneo.perfis.some((perfil) => perfil.somenteConsulta && sobre(perfil.concessoes, funcao, acao).length > 0);
  return soConsultaria ? recusa('acesso/somente-consulta', MENSAGEM) : recusa('acesso/sem-permissao', MENSAGEM);
}
