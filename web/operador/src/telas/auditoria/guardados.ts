import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import listarGuardada from '../../../../../events/http/comum/listar-auditoria-guardada.ts';
import { api } from '../../nucleo/api.ts';
import type { Colecao } from '../../nucleo/colecao.ts';
import type { Ato, Procura } from './auditoria.tsx';

export interface Guardados extends Pick<Colecao<Ato, unknown>, 'linhas' | 'total' | 'carregando' | 'completando' | 'parcial' | 'trazerMais' | 'erro'> {
  /** The oldest act of the files that were read. */
  readonly lidosDesde: string | null;
  /** Of the person that was asked for. */
  readonly nomeDaPessoa: string | null;
}

/** The acts that left the database. Each answer reads some files of the bucket, and is an act that is written down: more comes only when asked. */
export function useGuardados(procura: Procura, ativa: boolean): Guardados {
  const consulta = useInfiniteQuery({
    queryKey: [listarGuardada.operationId, procura],
    queryFn: ({ pageParam, signal }) => api.chamar(listarGuardada, { consulta: { ...procura, continua: pageParam } }, { sinal: signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (ultima) => ultima.continua ?? undefined,
    enabled: ativa,
    placeholderData: keepPreviousData,
  });
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = consulta;
  const linhas = useMemo(() => (data?.pages ?? []).flatMap((p) => p.itens), [data]);
  return {
    linhas,
    total: linhas.length,
    carregando: (consulta.isPending && ativa) || consulta.isPlaceholderData,
    completando: isFetchingNextPage,
    parcial: hasNextPage && !isFetchingNextPage,
    trazerMais: () => void fetchNextPage(),
    erro: consulta.error,
    lidosDesde: data?.pages.findLast((p) => p.lidosDesde !== null)?.lidosDesde ?? null,
    nomeDaPessoa: data?.pages[0]?.nomeDaPessoa ?? null,
  };
}
