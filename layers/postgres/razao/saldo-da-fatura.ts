import type { Executor } from '../conexao.ts';
import { documentosDaFatura } from './documentos.ts';
import { COLUNAS_DO_LANCAMENTO, DE_TRANSFERENCIAS, ORDEM, type Lancamento } from './lancamentos.ts';

/** What was posted to a rubrica of a bill and what was taken from it, centavos. */
export interface SaldoDaRubrica {
  readonly rubrica: string;
  readonly lancado: number;
  readonly baixado: number;
  readonly saldo: number;
}

export interface SaldoDaFatura {
  readonly saldo: number;
  readonly porRubrica: readonly SaldoDaRubrica[];
  readonly lancamentos: readonly Lancamento[];
}

/** $1 aviso, $2 last accounting day. A credit that a payment of the bill left is shown and takes nothing from it. */
const SALDO = `
WITH f AS (SELECT aviso, cdc FROM faturamento.fatura WHERE aviso = $1), x AS MATERIALIZED (
  SELECT ${COLUNAS_DO_LANCAMENTO}, t.rubrica AS numero, row_number() OVER (ORDER BY ${ORDEM}) AS n
    FROM f JOIN ${DE_TRANSFERENCIAS} ON t.documento IN (${documentosDaFatura('$1')}) AND t.aviso = f.aviso
   WHERE t.data_contabil <= $2::date
), r AS (
  SELECT numero, rubrica, coalesce(sum(efeito) FILTER (WHERE efeito > 0), 0)::bigint AS lancado, coalesce(-sum(efeito) FILTER (WHERE efeito < 0), 0)::bigint AS baixado,
         sum(efeito)::bigint AS saldo
    FROM x WHERE efeito <> 0 GROUP BY numero, rubrica
)
SELECT coalesce((SELECT sum(efeito) FROM x), 0)::bigint AS saldo,
       coalesce((SELECT json_agg(to_jsonb(r) - 'numero' ORDER BY r.numero) FROM r), '[]') AS "porRubrica",
       coalesce((SELECT json_agg(to_jsonb(p) - 'n' - 'numero' ORDER BY p.n) FROM (SELECT * FROM x ORDER BY n LIMIT 500) p), '[]') AS lancamentos
  FROM f`;

/** The balance of a bill at the end of a day (AAAA-MM-DD), or undefined when there is no such bill. */
export async function saldoDaFatura(banco: Executor, aviso: number, data: string): Promise<SaldoDaFatura | undefined> {
  const { rows } = await banco.query<SaldoDaFatura>({ name: 'saldo-da-fatura', text: SALDO, values: [aviso, data] });
  return rows[0];
}
