import type { z } from 'zod';
import type { ContratoRota, Erros } from '../../events/contrato.ts';
import type { CodigoComum, Problema } from '../../events/http/problema.ts';

/** A part of a call: forbidden when the contract has none, optional when everything in it is. */
type Parte<Nome extends string, Z extends z.ZodType> = unknown extends z.input<Z>
  ? { readonly [N in Nome]?: never }
  : Record<never, never> extends z.input<Z>
    ? { readonly [N in Nome]?: z.input<Z> }
    : { readonly [N in Nome]: z.input<Z> };

/** What a call needs, by the contract's own schemas. Numbers of an address may be given as numbers. */
export type PedidoDe<P extends z.ZodType, Q extends z.ZodType, C extends z.ZodType> = Parte<'params', P> & Parte<'consulta', Q> & Parte<'corpo', C>;

/** A refusal as the server answered it; `codigo` is one of the contract's, or one of the door's. */
export type ProblemaDe<E extends Erros> = Omit<Problema, 'codigo'> & { readonly codigo: (keyof E & string) | CodigoComum };

/** What came of a call. Refusals and faults that the server explained are values; what never got an explanation throws {@link FalhaDeRede}. */
export type Resposta<T, E extends Erros> = { readonly ok: true; readonly valor: T } | { readonly ok: false; readonly erro: ProblemaDe<E> };

/** How one call may differ from the others. */
export interface OpcoesDaChamada {
  /** Key of an act that is being repeated; a new one is made otherwise. */
  readonly chave?: string;
  readonly sinal?: AbortSignal;
}

/** The API as the screens and the command line see it. */
export interface ClienteDaApi {
  /** Calls an operation and answers its response or its refusal. */
  tentar<P extends z.ZodType, Q extends z.ZodType, C extends z.ZodType, R extends z.ZodType, E extends Erros>(
    contrato: ContratoRota<P, Q, C, R, E>,
    pedido: PedidoDe<P, Q, C>,
    opcoes?: OpcoesDaChamada,
  ): Promise<Resposta<z.output<R>, E>>;
  /** As `tentar`, for who cannot go on after a refusal (a query of a screen): throws {@link ErroDaApi}. */
  chamar<P extends z.ZodType, Q extends z.ZodType, C extends z.ZodType, R extends z.ZodType, E extends Erros>(
    contrato: ContratoRota<P, Q, C, R, E>,
    pedido: PedidoDe<P, Q, C>,
    opcoes?: OpcoesDaChamada,
  ): Promise<z.output<R>>;
  /** The address of an operation, for links that the browser follows by itself (PDF, print file). */
  endereco<P extends z.ZodType, Q extends z.ZodType, C extends z.ZodType, R extends z.ZodType, E extends Erros>(
    contrato: ContratoRota<P, Q, C, R, E>,
    pedido: PedidoDe<P, Q, C>,
  ): string;
}

/** A refusal, thrown by `chamar`. `message` is what to show to the person. */
export class ErroDaApi extends Error {
  override readonly name = 'ErroDaApi';
  readonly problema: Problema;
  constructor(problema: Problema) {
    super(problema.detail);
    this.problema = problema;
  }
}

/** No answer that can be understood: no network, a proxy's page, another version of the server. */
export class FalhaDeRede extends Error {
  override readonly name = 'FalhaDeRede';
}
