/**
 * Lockout after failures (TR 3.3; document 003 items 6.5.23.5-8). Decided before the password is looked at, with the same counts for users that
 * do not exist, so that no answer tells one from the other.
 */
import { minutosAte, somarMinutos, type Instante } from '../comum/instante.ts';
import type { Recusa } from '../comum/resultado.ts';

export type AlvoDoBloqueio = 'USUARIO' | 'IP';

export interface ParametrosDeBloqueio {
  /** What is counted and locked; AMBOS: each by itself, either one refuses. */
  readonly por: AlvoDoBloqueio | 'AMBOS';
  readonly falhasDoUsuario: number;
  /** Higher than the other: a whole counter leaves through one address, and would be locked by the mistakes of one person. */
  readonly falhasDoIp: number;
  /** Failures older than this are forgotten: the caller counts within it. */
  readonly janelaEmMinutos: number;
  /** null: until a person releases it. */
  readonly duracaoEmMinutos: number | null;
  /** Failures, of the user or of the IP, from which a proof of work is demanded (in place of reCAPTCHA, 6.5.23.6); null: never. */
  readonly falhasAteProva: number | null;
}

/** Five failures, fifteen minutes (chapter 3.3). */
export const BLOQUEIO_PADRAO: ParametrosDeBloqueio = {
  por: 'AMBOS',
  falhasDoUsuario: 5,
  falhasDoIp: 50,
  janelaEmMinutos: 15,
  duracaoEmMinutos: 15,
  falhasAteProva: 3,
};

/** `PESSOA`: somebody locked it by hand. `termino`: an instant, when a person releases it, or never (6.5.23.8). */
export interface Bloqueio {
  readonly alvo: AlvoDoBloqueio;
  readonly origem: 'FALHAS' | 'PESSOA';
  readonly termino: Instante | 'LIBERACAO' | 'NUNCA';
}

/** Failures within the window and after the last success, the last release and the end of the last lock; attempts in flight count as failures. */
export interface FalhasRecentes {
  readonly usuario: number;
  readonly ip: number;
  /** Of this person on this device alone, by either name. */
  readonly dispositivo: number;
}

/** The same person by both of his names, user and e-mail. */
export interface SituacaoDaPessoa {
  /** Under both names together, counted as those of one. */
  readonly falhas: number;
  /** Failures have locked the name that was not typed. */
  readonly outroNomeBloqueado: boolean;
}

export interface SituacaoDaTentativa {
  readonly falhas: FalhasRecentes;
  /** Of this user and of this IP; those that ended are ignored. */
  readonly bloqueios: readonly Bloqueio[];
  /** The user has entered from this device before, by a proof that an attacker cannot make (signed cookie), never by what the browser says of itself. */
  readonly dispositivoConhecido: boolean;
}

/** `EXIGIR_PROVA`: an attempt that brings a valid, unused proof goes on as if it were `DEIXAR`. */
export type DecisaoDeBloqueio =
  | { readonly tipo: 'DEIXAR' }
  | { readonly tipo: 'EXIGIR_PROVA' }
  | { readonly tipo: 'RECUSAR_ATE'; readonly ate: Instante }
  | { readonly tipo: 'RECUSAR_ATE_LIBERAR' }
  | { readonly tipo: 'BLOQUEADO_PERMANENTE' };

/** The locks that the failures have earned and that do not exist yet: the caller stores them in the transaction that records the failure. */
export function bloqueiosDevidos(parametros: ParametrosDeBloqueio, { falhas, bloqueios }: SituacaoDaTentativa, agora: Instante): readonly Bloqueio[] {
  // What a person locked does not pay for failures: it may be shorter than what they earned.
  const porFalhas = bloqueios.filter((bloqueio) => bloqueio.origem === 'FALHAS' && vigora(bloqueio, agora));
  const termino = parametros.duracaoEmMinutos === null ? 'LIBERACAO' : somarMinutos(agora, parametros.duracaoEmMinutos);
  return alvosDe(parametros)
    .filter((alvo) => (alvo === 'USUARIO' ? falhas.usuario >= parametros.falhasDoUsuario : falhas.ip >= parametros.falhasDoIp))
    .filter((alvo) => !porFalhas.some((bloqueio) => bloqueio.alvo === alvo))
    .map((alvo): Bloqueio => ({ alvo, origem: 'FALHAS', termino }));
}

/** Whether this attempt may look at the password. The strictest lock speaks; those that are due count as if they were stored. */
export function decidirTentativa(parametros: ParametrosDeBloqueio, situacao: SituacaoDaTentativa, agora: Instante): DecisaoDeBloqueio {
  const vigentes = situacao.bloqueios.filter((bloqueio) => vigora(bloqueio, agora));
  const terminos = [...vigentes, ...bloqueiosDevidos(parametros, situacao, agora)]
    .filter((bloqueio) => !dispensado(bloqueio, parametros, situacao))
    .map(({ termino }) => termino);
  if (terminos.includes('NUNCA')) return { tipo: 'BLOQUEADO_PERMANENTE' };
  if (terminos.includes('LIBERACAO')) return { tipo: 'RECUSAR_ATE_LIBERAR' };
  const instantes = terminos.filter((termino) => typeof termino === 'number');
  if (instantes.length > 0) return { tipo: 'RECUSAR_ATE', ate: instantes.reduce((a, b) => (a > b ? a : b)) };
  return exigeProva(parametros, situacao.falhas) ? { tipo: 'EXIGIR_PROVA' } : { tipo: 'DEIXAR' };
}

/**
 * Whether an attempt that may go on is made without its password being looked at, and hears that it does not match: the failures of one person are one count, by
 * whatever name he was tried, and a lock that spoke of it would tell whose the other name is. From a device of his it is looked at, as in {@link decidirTentativa}.
 */
export function deveCalar(parametros: ParametrosDeBloqueio, { falhas, outroNomeBloqueado }: SituacaoDaPessoa, { dispositivoConhecido, falhas: { dispositivo } }: SituacaoDaTentativa): boolean {
  if (parametros.por === 'IP') return false;
  if (dispositivoConhecido && dispositivo < parametros.falhasDoUsuario) return false;
  return outroNomeBloqueado || falhas >= parametros.falhasDoUsuario;
}

/** What the person reads; null where the attempt goes on. User and IP, known and unknown, read the same. */
export function recusaDoBloqueio(decisao: DecisaoDeBloqueio, agora: Instante): Recusa | null {
  switch (decisao.tipo) {
    case 'DEIXAR':
      return null;
    case 'EXIGIR_PROVA':
      return { codigo: 'acesso/prova-exigida', mensagem: 'Precisamos conferir que não é um programa tentando entrar. Aguarde alguns segundos e tente de novo.' };
    case 'RECUSAR_ATE': {
      const minutos = minutosAte(agora, decisao.ate);
      const espera = minutos === 1 ? '1 minuto' : `${minutos} minutos`;
      return { codigo: 'acesso/bloqueado-ate', mensagem: `Foram muitas tentativas sem sucesso. Aguarde ${espera} e tente de novo, ou peça a liberação ao administrador.` };
    }
    case 'RECUSAR_ATE_LIBERAR':
      return { codigo: 'acesso/bloqueado-ate-liberar', mensagem: 'Foram muitas tentativas sem sucesso e o acesso está bloqueado. Peça a liberação ao administrador.' };
    case 'BLOQUEADO_PERMANENTE':
      return { codigo: 'acesso/bloqueado', mensagem: 'O acesso está bloqueado. Procure o administrador do sistema.' };
  }
}

function alvosDe({ por }: ParametrosDeBloqueio): readonly AlvoDoBloqueio[] {
  return por === 'AMBOS' ? ['USUARIO', 'IP'] : [por];
}

/** The end is the first instant that is free. */
function vigora({ termino }: Bloqueio, agora: Instante): boolean {
  return typeof termino === 'string' || agora < termino;
}

/**
 * A lock must not become a way of keeping somebody out: whoever guesses at a user locks that user for strangers, not for the device that the user
 * enters from, while that device itself has not failed as often. What a person locked, and what locks the IP, stands.
 */
function dispensado({ alvo, origem }: Bloqueio, parametros: ParametrosDeBloqueio, { dispositivoConhecido, falhas }: SituacaoDaTentativa): boolean {
  return alvo === 'USUARIO' && origem === 'FALHAS' && dispositivoConhecido && falhas.dispositivo < parametros.falhasDoUsuario;
}

function exigeProva(parametros: ParametrosDeBloqueio, falhas: FalhasRecentes): boolean {
  const { falhasAteProva } = parametros;
  if (falhasAteProva === null) return false;
  return alvosDe(parametros).some((alvo) => (alvo === 'USUARIO' ? falhas.usuario : falhas.ip) >= falhasAteProva);
}
