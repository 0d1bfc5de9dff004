import type { Executor } from '../conexao.ts';

export interface Pagina {
  readonly pagina: number;
  readonly porPagina: number;
}

/** One page of `consulta` in its own order, its rows as JSON, and how many rows there are in all. `valores` are those of the query. */
export async function paginar<T>(banco: Executor, consulta: string, ordem: string, valores: readonly unknown[], { pagina, porPagina }: Pagina): Promise<{ readonly itens: readonly T[]; readonly total: number } & Pagina> {
  const n = valores.length;
  const { rows } = await banco.query<{ itens: T[]; total: number }>(
    `WITH todos AS (${consulta})
     SELECT (SELECT count(*) FROM todos)::integer AS total, coalesce((SELECT json_agg(x) FROM (SELECT * FROM todos ORDER BY ${ordem} LIMIT $${n + 1} OFFSET $${n + 2}) x), '[]') AS itens`,
    [...valores, porPagina, (pagina - 1) * porPagina],
  );
  return { ...(rows[0] ?? { itens: [], total: 0 }), pagina, porPagina };
}
