import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';

/** One page as the contracts answer it. */
export interface PaginaDe<T> {
  readonly itens: readonly T[];
  readonly pagina: number;
  readonly porPagina: number;
  readonly total: number;
}

export interface Colecao<T, Resposta> {
  readonly linhas: readonly T[];
  readonly total: number;
  /** What came with the first page besides the lines. */
  readonly primeira: Resposta | undefined;
  readonly carregando: boolean;
  /** Pages are still coming. */
  readonly completando: boolean;
  /** There is more than was brought: sorting and filtering see only `linhas`. */
  readonly parcial: boolean;
  readonly trazerMais: () => void;
  readonly erro: Error | null;
}

export interface OpcoesDaColecao<T, Resposta> {
  readonly chave: readonly unknown[];
  readonly buscar: (pagina: number, sinal: AbortSignal) => Promise<Resposta>;
  readonly pagina: (resposta: Resposta) => PaginaDe<T>;
  /** Lines brought without being asked for. */
  readonly limite?: number;
  readonly repetirEm?: number | false;
  readonly ativa?: boolean;
  /** What is on the screen stays while another filter's answer comes, so that whoever pressed the filter does not lose the place. */
  readonly manter?: boolean;
}

/** The largest page that the API gives. */
export const POR_PAGINA = 200;
const LIMITE = 5_000;

/**
 * Brings a whole list, page after page, up to a limit: then a person sorts and filters it at once, without a server in between.
 * Beyond the limit the list says that it is partial and brings more when asked.
 */
export function useColecao<T, Resposta>({ chave, buscar, pagina, limite = LIMITE, repetirEm = false, ativa = true, manter = false }: OpcoesDaColecao<T, Resposta>): Colecao<T, Resposta> {
  const [teto, setTeto] = useState(limite);
  const consulta = useInfiniteQuery({
    queryKey: chave,
    queryFn: ({ pageParam, signal }) => buscar(pageParam, signal),
    initialPageParam: 1,
    getNextPageParam: (ultima: Resposta) => {
      const p = pagina(ultima);
      return p.itens.length > 0 && p.pagina * p.porPagina < p.total ? p.pagina + 1 : undefined;
    },
    refetchInterval: repetirEm,
    enabled: ativa,
    ...(manter ? { placeholderData: keepPreviousData } : {}),
  });
  const { data, hasNextPage, isFetching, fetchNextPage } = consulta;
  const linhas = useMemo(() => (data?.pages ?? []).flatMap((p) => pagina(p).itens), [data, pagina]);
  const cabe = linhas.length < teto;
  useEffect(() => {
    if (hasNextPage && cabe && !isFetching) void fetchNextPage();
  }, [hasNextPage, cabe, isFetching, fetchNextPage]);
  const primeira = data?.pages[0];
  return {
    linhas,
    total: primeira === undefined ? 0 : pagina(primeira).total,
    primeira,
    carregando: (consulta.isPending && ativa) || consulta.isPlaceholderData,
    completando: hasNextPage && cabe,
    parcial: hasNextPage && !cabe,
    trazerMais: () => setTeto((t) => t + limite),
    erro: consulta.error,
  };
}
