/** What the platform and a worker thread say to each other. Payloads travel as JSON text, as they do in Lambda. */

export interface DadosDoOperario {
  /** Directory of the bundle, and the `arquivo.exportado` of the template. */
  readonly diretorio: string;
  readonly handler: string;
}

export interface PedidoAoOperario {
  readonly id: string;
  readonly evento: string;
  readonly funcao: string;
  readonly arn: string;
  readonly memoriaMB: number;
  readonly grupoDeLog: string;
  readonly fluxoDeLog: string;
  /** Milliseconds since the epoch at which the platform will end the invocation. */
  readonly prazo: number;
}

/** The error document that Lambda answers, field by field. */
export interface ErroLambda {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

export type RespostaDoOperario =
  | { readonly tipo: 'pronto' }
  | { readonly tipo: 'resposta'; readonly id: string; readonly carga: string }
  | { readonly tipo: 'erro'; readonly id: string; readonly erro: ErroLambda };

/** How an invocation ended: the JSON text of the answer, or the error document (the function failed, was killed or ran out of time). */
export type Desfecho =
  | { readonly ok: true; readonly carga: string }
  | { readonly ok: false; readonly erro: ErroLambda };

/** Largest payload of a synchronous invocation, request or response. */
export const LIMITE_DA_CARGA = 6 * 1024 * 1024;
