import listarCiclos from '../../../../../events/http/faturamento/listar-ciclos.ts';
import { grupo, idNoEndereco, referencia } from '../../../../../events/http/esquemas.ts';
import { situacaoCiclo } from '../../../../../events/http/esquemas-faturamento.ts';
import type { Colecao, PaginaDe } from '../../nucleo/colecao.ts';
import { useListagem } from '../../nucleo/listagem.ts';
import { seValer } from '../../nucleo/filtros.ts';
import type { CicloResumido } from './colunas.tsx';

export interface FiltrosDeCiclo {
  readonly grupo?: string;
  readonly referencia?: string;
  readonly situacao?: string;
}

const REPETIR_MS = 5_000;

/** The cycles that the filters of the address let through; kept up to date, since the platform opens and closes them by itself. */
export function useCiclos(filtros: FiltrosDeCiclo): Colecao<CicloResumido, PaginaDe<CicloResumido>> {
  const consulta = {
    grupo: seValer(idNoEndereco.pipe(grupo), filtros.grupo),
    referencia: seValer(referencia, filtros.referencia),
    situacao: seValer(situacaoCiclo, filtros.situacao),
  };
  return useListagem(listarCiclos, (pagina) => ({ consulta: { ...consulta, ...pagina } }), { limite: 2_000, repetirEm: REPETIR_MS });
}
