import type { Erros } from '../../events/contrato.ts';

/** A refusal with one of the codes that the route declares. A route without `erros` can refuse nothing. */
export interface RecusaDaRota<E extends Erros> {
  readonly codigo: keyof E & string;
  readonly mensagem: string;
  readonly campo?: string;
  /** Several at once, one for each field or rule. */
  readonly erros?: readonly { readonly campo: string; readonly mensagem: string }[];
}

/** The codes that a result type may carry. */
export type CodigosDe<S> = S extends { readonly ok: false; readonly erro: { readonly codigo: infer C } } ? C : never;

/**
 * Makes a handler whose refusals are not all the declared ones fail to compile: the property named here exists nowhere, and the compiler prints
 * its name and the codes that the contract promises but the handler never returns.
 */
export type TodasDevolvidas<E extends Erros, S> = [Exclude<keyof E & string, CodigosDe<S>>] extends [never]
  ? unknown
  : { readonly 'declarada em erros e nunca devolvida': Exclude<keyof E & string, CodigosDe<S>> };
