import { createContext, useContext } from 'react';
import type { z } from 'zod';
import type { Funcao } from '../../../../domain/acesso/funcoes.ts';
import type { Acao } from '../../../../domain/acesso/permissao.ts';
import type sessao from '../../../../events/http/acesso/sessao.ts';

export type Sessao = z.output<typeof sessao.resposta>;

/** What an entry of the menu, or a button, asks for. */
export type Pede = `${Funcao}:${Acao}`;

export const ContextoDaSessao = createContext<Sessao | null>(null);

/** Who is in. Only inside the frame, where someone always is. */
export function useSessao(): Sessao {
  const atual = useContext(ContextoDaSessao);
  if (atual === null) throw new Error('useSessao fora da moldura');
  return atual;
}

/** Whether who is in may do it at all: what he may not is not offered. The server decides each call by itself. */
export interface Pode {
  /** Somewhere. */
  readonly algures: (pede: Pede) => boolean;
  /** For what is of the whole utility: a right that holds only in some places is not enough. */
  readonly semLimite: (pede: Pede) => boolean;
}

export function usePode(): Pode {
  const { permissoes, limitadas } = useSessao();
  const algures = (pede: Pede): boolean => permissoes.includes(pede);
  return { algures, semLimite: (pede) => algures(pede) && !limitadas.includes(pede) };
}
