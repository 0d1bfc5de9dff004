import type { z } from 'zod';
import type { Resultado } from '../../domain/comum/resultado.ts';
import type { ContratoRota, Erros } from '../../events/contrato.ts';
import { umaVez, type Dependencias } from '../comum/dependencias.ts';
import type { Pedido } from './pedido.ts';
import type { RecusaDaRota, TodasDevolvidas } from './recusas.ts';

/** A call whose parts have been parsed by the contract's own schemas; only `montarApi` makes one. */
export type PedidoLido = Pedido<z.ZodType, z.ZodType, z.ZodType>;

/** A route and the code that answers it: what `functions/<contexto>/<nome>/handler.ts` exports and `montarApi` serves. */
export interface Operacao {
  readonly contrato: ContratoRota;
  executar(pedido: Omit<PedidoLido, 'params' | 'consulta' | 'corpo'> & { params: unknown; consulta: unknown; corpo: unknown }): Promise<Resultado<unknown>>;
}

/**
 * Binds a contract to the code that answers it. `tratar` receives parsed parts and answers the response or a refusal; operational faults throw.
 * The refusals of `tratar` must be exactly those declared in `contrato.erros`: another code, or a declared one that is never returned, does not
 * compile. `deps` is the object of `deps.ts` or a function that makes it, called once per process.
 */
export function operacao<
  P extends z.ZodType,
  Q extends z.ZodType,
  C extends z.ZodType,
  R extends z.ZodType,
  const E extends Erros,
  D,
  T extends (pedido: Pedido<P, Q, C>, deps: D) => Promise<Resultado<z.input<R>, RecusaDaRota<E>>>,
>(
  contrato: ContratoRota<P, Q, C, R, E>,
  deps: Dependencias<D>,
  tratar: T & TodasDevolvidas<E, Awaited<ReturnType<T>>>,
): Operacao {
  const prontas = umaVez(deps);
  const chamar: (pedido: Pedido<P, Q, C>, deps: D) => Promise<Resultado<unknown>> = tratar;
  return {
    contrato,
    // The parts come out of `lerEntrada` with this same contract, which is what makes this cast true.
    executar: async (pedido) => chamar(pedido as Pedido<P, Q, C>, await prontas()),
  };
}
