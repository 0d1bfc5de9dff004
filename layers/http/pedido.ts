import type { z } from 'zod';
import type { Confianca } from '../../events/contrato.ts';
import type { DireitosLidos } from '../postgres/acesso/direitos.ts';
import type { ContextoDoAutorizador } from './quem.ts';

/** Who is acting, as the audit writes it (TR 6.2). `origem` says by which credential. */
export interface Quem {
  readonly nome: string;
  readonly confianca: Confianca;
  readonly origem: 'token' | 'sessao' | 'chave' | 'publico';
  /** Ids of the person and of the session, when it is a person in a session. */
  readonly usuario: string | null;
  readonly sessao: string | null;
  /** The named privileges in force, whatever the route asks for. */
  readonly privilegios: readonly string[];
  /** Who lent the right by which this is done; the audit names him too. */
  readonly delegante: string | null;
  readonly ip: string;
  /**
   * The name of the workstation, if it is one, and what the caller said of its device (user agent), cut to 200 characters; a browser cannot give the MAC that
   * TR 6.1 asks for (docs/manual/estacoes.md).
   */
  readonly dispositivo: string;
}

/** What a handler may need to know of the call beyond its fields. */
export interface Requisicao {
  /** Ties the answer, the logs and the audit of one call together. */
  readonly correlacao: string;
  /** True when the caller came by https; a cookie is then `Secure`. */
  readonly segura: boolean;
  readonly cookies: Readonly<Record<string, string>>;
  /** Adds a `Set-Cookie` to the answer. */
  definirCookie(linha: string): void;
  /** How long this invocation may still run, milliseconds. */
  restanteMs(): number;
}

/** What a schema yields; a part that the contract does not declare is `undefined`. */
export type Lida<Z extends z.ZodType> = unknown extends z.output<Z> ? undefined : z.output<Z>;

/** The first argument of every handler of a route: already parsed, already allowed. */
export interface Pedido<P extends z.ZodType, Q extends z.ZodType, C extends z.ZodType> {
  readonly params: Lida<P>;
  readonly consulta: Lida<Q>;
  readonly corpo: Lida<C>;
  readonly quem: Quem;
  /** The `Idempotency-Key` of the call; absent on routes that take none. */
  readonly idempotencia: string | undefined;
  /** What the caller may, whole: for the routes that answer it. Undefined on public ones. */
  readonly direitos: DireitosLidos | undefined;
  readonly credencial: ContextoDoAutorizador | undefined;
  readonly requisicao: Requisicao;
}
