import { useState } from 'react';
import { chaveDe, type Apontamento } from './tipos.ts';

export interface Marcadas {
  readonly chaves: ReadonlySet<string>;
  /** Only those that are still in the list: nobody decides what is not seen. */
  readonly linhas: readonly Apontamento[];
  readonly alternar: (apontamento: Apontamento) => void;
  readonly limpar: () => void;
}

/** The lines that a person marked to decide together. */
export function useMarcadas(visiveis: readonly Apontamento[]): Marcadas {
  const [chaves, setChaves] = useState<ReadonlySet<string>>(new Set());
  return {
    chaves,
    linhas: chaves.size === 0 ? [] : visiveis.filter((a) => chaves.has(chaveDe(a))),
    alternar: (apontamento) => {
      const novas = new Set(chaves);
      if (!novas.delete(chaveDe(apontamento))) novas.add(chaveDe(apontamento));
      setChaves(novas);
    },
    limpar: () => setChaves(new Set()),
  };
}
