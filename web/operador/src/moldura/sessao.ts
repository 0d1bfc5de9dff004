import { createContext, useContext } from 'react';
import type { z } from 'zod';
import type sessao from '../../../../events/http/acesso/sessao.ts';

export type Sessao = z.output<typeof sessao.resposta>;

export const ContextoDaSessao = createContext<Sessao | null>(null);

/** Who is in. Only inside the frame, where someone always is. */
export function useSessao(): Sessao {
  const atual = useContext(ContextoDaSessao);
  if (atual === null) throw new Error('useSessao fora da moldura');
  return atual;
}

/** Whether who is in may `função:ação`, somewhere at least: what he may not is not offered; the server decides each act again. */
export function usePode(): (permissao: string) => boolean {
  const { permissoes } = useSessao();
  return (permissao) => permissoes.includes(permissao);
}
