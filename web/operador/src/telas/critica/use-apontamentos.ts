import { cdcNoEndereco, idNoEndereco } from '../../../../../events/http/esquemas.ts';
import { regraCritica, situacaoApontamento } from '../../../../../events/http/esquemas-faturamento.ts';
import listarApontamentos from '../../../../../events/http/faturamento/listar-apontamentos.ts';
import { api } from '../../nucleo/api.ts';
import { POR_PAGINA, useColecao, type Colecao } from '../../nucleo/colecao.ts';
import { seValer } from '../../nucleo/filtros.ts';
import type { Apontamento, RespostaDaCritica } from './tipos.ts';

export interface FiltrosDaCritica {
  readonly regra?: string;
  readonly situacao?: string;
  /** What only the screen filters: `bloqueia` or `avisa`. */
  readonly efeito?: string;
  readonly rota?: string;
  readonly cdc?: string;
}

const aPropria = (resposta: RespostaDaCritica) => resposta;

/** The findings of a cycle that the filters of the address let through. */
export function useApontamentos(ciclo: number, filtros: FiltrosDaCritica): Colecao<Apontamento, RespostaDaCritica> {
  const consulta = {
    regra: seValer(regraCritica, filtros.regra),
    situacao: seValer(situacaoApontamento, filtros.situacao),
    rota: seValer(idNoEndereco, filtros.rota),
    cdc: seValer(cdcNoEndereco, filtros.cdc),
  };
  return useColecao({
    chave: [listarApontamentos.operationId, ciclo, consulta],
    buscar: (pagina, sinal): Promise<RespostaDaCritica> => api.chamar(listarApontamentos, { params: { ciclo }, consulta: { ...consulta, pagina, porPagina: POR_PAGINA } }, { sinal }),
    pagina: aPropria,
  });
}
