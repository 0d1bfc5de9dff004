import { useState } from 'react';
import { chaveDe, type Apontamento } from './tipos.ts';

export interface Cursor {
  readonly atual: Apontamento | undefined;
  readonly posicao: number;
  readonly mover: (passo: number) => void;
  readonly ir: (posicao: number) => void;
  readonly irPara: (apontamento: Apontamento) => void;
  /** The next ligação to decide after the current one, those in `menos` left out (their lines may still be the old ones). */
  readonly proximoPendente: (menos?: ReadonlySet<number>) => boolean;
}

/** The current line. When it leaves the list (decided, under a filter of pending ones), the one that took its place is current. */
export function useCursor(linhas: readonly Apontamento[]): Cursor {
  const [{ chave, lugar }, setOnde] = useState({ chave: '', lugar: 0 });
  const achada = linhas.findIndex((l) => chaveDe(l) === chave);
  const posicao = achada >= 0 ? achada : Math.min(lugar, Math.max(0, linhas.length - 1));
  const ir = (nova: number) => {
    const segura = Math.max(0, Math.min(nova, linhas.length - 1));
    const linha = linhas[segura];
    if (linha !== undefined) setOnde({ chave: chaveDe(linha), lugar: segura });
  };
  return {
    atual: linhas[posicao],
    posicao,
    ir,
    mover: (passo) => ir(posicao + passo),
    irPara: (apontamento) => ir(linhas.findIndex((l) => chaveDe(l) === chaveDe(apontamento))),
    proximoPendente: (menos) => {
      const cdcAtual = linhas[posicao]?.cdc;
      const daqui = [...linhas.keys()].map((i) => (posicao + 1 + i) % linhas.length);
      const proximo = daqui.find((i) => {
        const linha = linhas[i];
        return linha?.situacao === 'PENDENTE' && linha.cdc !== cdcAtual && menos?.has(linha.cdc) !== true;
      });
      if (proximo !== undefined) ir(proximo);
      return proximo !== undefined;
    },
  };
}
