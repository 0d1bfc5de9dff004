import type { z } from 'zod';
import type listarApontamentos from '../../../../../events/http/faturamento/listar-apontamentos.ts';

export type RespostaDaCritica = z.output<typeof listarApontamentos.resposta>;
export type Apontamento = RespostaDaCritica['itens'][number];

/** A ligação may have several findings: one line each. */
export function chaveDe(a: Apontamento): string {
  return `${a.cdc}-${a.regra}`;
}
