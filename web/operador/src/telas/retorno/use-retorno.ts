import type { z } from 'zod';
import mostrarRetorno from '../../../../../events/http/arrecadacao/mostrar-retorno.ts';
import { destinoPagamento } from '../../../../../events/http/esquemas-arquivos.ts';
import { api } from '../../nucleo/api.ts';
import { POR_PAGINA, useColecao, type Colecao } from '../../nucleo/colecao.ts';
import { seValer } from '../../nucleo/filtros.ts';

export type Conferencia = z.output<typeof mostrarRetorno.resposta>;
export type Pagamento = Conferencia['detalhes']['itens'][number];

const detalhesDe = (r: Conferencia) => r.detalhes;

/** A bank file with its payments; a large one comes by parts of 2.000. */
export function useRetorno(id: number, destino: string | undefined): Colecao<Pagamento, Conferencia> {
  const filtro = seValer(destinoPagamento, destino);
  return useColecao({
    chave: [mostrarRetorno.operationId, id, filtro],
    buscar: (pagina, sinal): Promise<Conferencia> => api.chamar(mostrarRetorno, { params: { id }, consulta: { destino: filtro, pagina, porPagina: POR_PAGINA } }, { sinal }),
    pagina: detalhesDe,
    limite: 2_000,
    manter: true,
  });
}
