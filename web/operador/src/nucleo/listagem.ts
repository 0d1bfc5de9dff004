import type { z } from 'zod';
import type { ContratoRota, Erros } from '../../../../events/contrato.ts';
import type { PedidoDe } from '../../../api-client/tipos.ts';
import { api } from './api.ts';
import { POR_PAGINA, useColecao, type Colecao, type OpcoesDaColecao, type PaginaDe } from './colecao.ts';

interface Paginacao {
  readonly pagina: number;
  readonly porPagina: number;
}

/** The whole of an operation that answers pages and nothing else. `pedido` puts the page into what is asked. */
export function useListagem<T, P extends z.ZodType, Q extends z.ZodType, C extends z.ZodType, E extends Erros>(
  contrato: ContratoRota<P, Q, C, z.ZodType<PaginaDe<T>>, E>,
  pedido: (pagina: Paginacao) => PedidoDe<P, Q, C>,
  opcoes: Pick<OpcoesDaColecao<T, PaginaDe<T>>, 'repetirEm' | 'manter' | 'ativa' | 'limite'> = {},
): Colecao<T, PaginaDe<T>> {
  return useColecao<T, PaginaDe<T>>({
    chave: [contrato.operationId, pedido({ pagina: 1, porPagina: POR_PAGINA })],
    buscar: (pagina, sinal) => api.chamar(contrato, pedido({ pagina, porPagina: POR_PAGINA }), { sinal }),
    pagina: aPropria,
    ...opcoes,
  });
}

function aPropria<T>(pagina: PaginaDe<T>): PaginaDe<T> {
  return pagina;
}
