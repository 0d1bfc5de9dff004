import type { Executor } from '../conexao.ts';
import { documentosDaLigacao } from './documentos.ts';
import { COLUNAS_DO_LANCAMENTO, DE_TRANSFERENCIAS, EFEITO, EFEITO_NOS_CREDITOS, ORDEM, type Lancamento } from './lancamentos.ts';

/** A transfer and how the ligação stood after it. */
export interface LinhaDoExtrato extends Lancamento {
  readonly emAberto: number;
  readonly creditos: number;
}

export interface Extrato {
  /** What is owed, and what the utility holds of the citizen, at the end of the day; centavos. */
  readonly emAberto: number;
  readonly creditos: number;
  readonly total: number;
  /** The most recent first. */
  readonly itens: readonly LinhaDoExtrato[];
}

/** $1 ligação, $2 last accounting day, $3 and $4 page. The running balance is of the whole history, whatever the page. */
const EXTRATO = `
WITH x AS MATERIALIZED (
  SELECT ${COLUNAS_DO_LANCAMENTO}, sum(${EFEITO}) OVER w AS "emAberto", sum(${EFEITO_NOS_CREDITOS}) OVER w AS creditos, row_number() OVER w AS n
    FROM ${DE_TRANSFERENCIAS}
   WHERE t.documento IN (${documentosDaLigacao('$1')}) AND t.cdc = $1 AND t.data_contabil <= $2::date
  WINDOW w AS (ORDER BY ${ORDEM} ROWS UNBOUNDED PRECEDING)
), ultimo AS (SELECT "emAberto", creditos, n FROM x ORDER BY n DESC LIMIT 1)
SELECT l.cdc, coalesce(u."emAberto", 0)::bigint AS "emAberto", coalesce(u.creditos, 0)::bigint AS creditos, coalesce(u.n, 0)::integer AS total,
       coalesce((SELECT json_agg(to_jsonb(p) - 'n' ORDER BY p.n DESC) FROM (SELECT * FROM x ORDER BY n DESC LIMIT $3 OFFSET $4) p), '[]') AS itens
  FROM cadastro.ligacao l LEFT JOIN ultimo u ON true
 WHERE l.cdc = $1`;

/** The statement of a ligação up to a date (AAAA-MM-DD), or undefined when there is no such ligação. */
export async function extratoDaLigacao(banco: Executor, cdc: number, data: string, pagina: { readonly pagina: number; readonly porPagina: number }): Promise<Extrato | undefined> {
  const { rows } = await banco.query<Extrato>({ name: 'extrato-da-ligacao', text: EXTRATO, values: [cdc, data, pagina.porPagina, (pagina.pagina - 1) * pagina.porPagina] });
  return rows[0];
}
