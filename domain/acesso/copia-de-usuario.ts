/** A new user made from another (TR 3.6): the copy gets the rights of the post, never what belongs to the person. */
import type { Janela, ExcecaoDeHorario } from './janela-de-acesso.ts';
import type { Concessao, Delegacao } from './permissao.ts';
import type { PrivilegioConcedido } from './privilegio.ts';
import type { ExcecaoDeSegregacao } from './segregacao.ts';

/** All that is kept about the access of a user, but for the registration data that whoever copies types anew. Scopes are within the grants. */
export interface AcessosDoUsuario {
  readonly somenteConsulta: boolean;
  /** Codes. */
  readonly perfis: readonly string[];
  readonly concessoes: readonly Concessao[];
  readonly negacoes: readonly Concessao[];
  readonly janelas: readonly Janela[];
  /** Codes of the menu groups. */
  readonly gruposDeTrabalho: readonly string[];
  readonly excecoesDeHorario: readonly ExcecaoDeHorario[];
  /** Full access. */
  readonly administrador: boolean;
  /** Hash. */
  readonly senha: string | null;
  /** Ids of the factors. */
  readonly segundosFatores: readonly string[];
  readonly privilegios: readonly PrivilegioConcedido[];
  readonly delegacoes: readonly Delegacao[];
  readonly excecoesDeSegregacao: readonly ExcecaoDeSegregacao[];
  /** Ids. */
  readonly sessoes: readonly string[];
  /** From when and until when the person may work here: of his contract, and of nobody else's. */
  readonly validade: { readonly de: string | null; readonly ate: string | null } | null;
  /** Ids. */
  readonly dispositivos: readonly string[];
  /** Ids. */
  readonly chavesDeApi: readonly string[];
}

/**
 * What becomes of each part; a new one does not compile until somebody decides. What restricts (denials, read-only, windows) goes along with what grants,
 * or the copy could do more than the original. What was given to one person for some days (exceptions, privileges, delegations) does not.
 */
const DESTINOS = {
  somenteConsulta: 'COPIA',
  perfis: 'COPIA',
  concessoes: 'COPIA',
  negacoes: 'COPIA',
  janelas: 'COPIA',
  gruposDeTrabalho: 'COPIA',
  excecoesDeHorario: 'NUNCA',
  administrador: 'NUNCA',
  senha: 'NUNCA',
  segundosFatores: 'NUNCA',
  privilegios: 'NUNCA',
  delegacoes: 'NUNCA',
  excecoesDeSegregacao: 'NUNCA',
  sessoes: 'NUNCA',
  validade: 'NUNCA',
  dispositivos: 'NUNCA',
  chavesDeApi: 'NUNCA',
} as const satisfies Readonly<Record<keyof AcessosDoUsuario, 'COPIA' | 'NUNCA'>>;

type Destinos = typeof DESTINOS;
type ParteCopiada = { [P in keyof Destinos]: Destinos[P] extends 'COPIA' ? P : never }[keyof Destinos];

/** What the new user begins with. */
export type AcessosCopiados = Pick<AcessosDoUsuario, ParteCopiada>;

/** What is never copied, in the words in which who copies is told, so that nobody waits for it. */
export const NUNCA_COPIADAS: Readonly<Record<Exclude<keyof AcessosDoUsuario, ParteCopiada>, string>> = {
  administrador: 'o acesso total, se a pessoa copiada tem (só um administrador dá, na página da pessoa nova)',
  excecoesDeHorario: 'exceções de horário',
  senha: 'a senha',
  segundosFatores: 'o segundo fator',
  privilegios: 'os privilégios',
  delegacoes: 'as delegações',
  excecoesDeSegregacao: 'as exceções de segregação',
  sessoes: 'as sessões abertas',
  validade: 'a validade do usuário (válido de e até)',
  dispositivos: 'os dispositivos conhecidos',
  chavesDeApi: 'as chaves para outros sistemas',
};

/** Their codes. */
export const PARTES_NUNCA_COPIADAS: readonly string[] = Object.entries(DESTINOS).flatMap(([parte, destino]) => (destino === 'NUNCA' ? [parte] : []));

/** Written part by part: a part that is not named here cannot slip through. */
export function copiarAcessos(origem: AcessosDoUsuario): AcessosCopiados {
  const { somenteConsulta, perfis, concessoes, negacoes, janelas, gruposDeTrabalho } = origem;
  return { somenteConsulta, perfis, concessoes, negacoes, janelas, gruposDeTrabalho };
}
