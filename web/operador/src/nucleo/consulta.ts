import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { z } from 'zod';
import type { ContratoRota, Erros } from '../../../../events/contrato.ts';
import type { PedidoDe } from '../../../api-client/tipos.ts';
import { api } from './api.ts';

export interface OpcoesDaConsulta<T> {
  /** Milliseconds until it is asked again, by what came last; false stops. */
  readonly repetirEm?: (dado: T | undefined) => number | false;
  readonly ativa?: boolean;
  /** Shows the last answer while the next one comes (a list that changes page). */
  readonly manter?: boolean;
}

/** Asks one operation. The key is the operation and what was asked, so that an act can say what it made old. */
export function useConsulta<P extends z.ZodType, Q extends z.ZodType, C extends z.ZodType, R extends z.ZodType, E extends Erros>(
  contrato: ContratoRota<P, Q, C, R, E>,
  pedido: PedidoDe<P, Q, C>,
  { repetirEm, ativa = true, manter = false }: OpcoesDaConsulta<z.output<R>> = {},
): UseQueryResult<z.output<R>> {
  return useQuery<z.output<R>>({
    queryKey: [contrato.operationId, pedido],
    queryFn: ({ signal }) => api.chamar(contrato, pedido, { sinal: signal }),
    enabled: ativa,
    ...(repetirEm === undefined ? {} : { refetchInterval: (consulta) => repetirEm(consulta.state.data) }),
    ...(manter ? { placeholderData: keepPreviousData } : {}),
  });
}
