import { useMemo, useState } from 'react';
import type { Coluna } from './colunas.ts';
import { filtrar, ordenar, type Ordem } from './ordenar.ts';

export interface Lista<T> {
  readonly visiveis: readonly T[];
  readonly busca: string;
  readonly setBusca: (busca: string) => void;
  readonly ordem: Ordem | null;
  readonly setOrdem: (ordem: Ordem | null) => void;
}

/** What of a list is on the screen, and in which order. */
export function useLista<T>(linhas: readonly T[], colunas: readonly Coluna<T>[], inicial: Ordem | null = null): Lista<T> {
  const [busca, setBusca] = useState('');
  const [ordem, setOrdem] = useState<Ordem | null>(inicial);
  const visiveis = useMemo(() => ordenar(filtrar(linhas, colunas, busca), colunas, ordem), [linhas, colunas, busca, ordem]);
  return { visiveis, busca, setBusca, ordem, setOrdem };
}
