import type { Executor } from '../conexao.ts';

/** What waits to leave the database, and what the last check of the invariants said. Instants in ISO 8601. */
export interface Pendencias {
  readonly saidaPendente: number;
  /** When the oldest of them was decided. */
  readonly saidaMaisAntiga: string | null;
  readonly verificacao: {
    readonly em: string;
    readonly violacoes: number;
    /** The broken ones. */
    readonly detalhe: readonly { readonly numero: number; readonly nome: string; readonly violacoes: number }[];
  } | null;
}

const PENDENCIAS = `
SELECT s.n AS "saidaPendente", s.desde AS "saidaMaisAntiga",
       (SELECT json_build_object('em', v.em, 'violacoes', v.violacoes, 'detalhe', v.detalhe) FROM comum.verificacao v ORDER BY v.id DESC LIMIT 1) AS verificacao
  FROM (SELECT count(*)::integer AS n, to_json(min(criado_em)) AS desde FROM comum.caixa_saida WHERE publicado_em IS NULL) s`;

export async function pendencias(banco: Executor): Promise<Pendencias> {
  const { rows } = await banco.query<Pendencias>({ name: 'pendencias', text: PENDENCIAS });
  return rows[0] ?? { saidaPendente: 0, saidaMaisAntiga: null, verificacao: null };
}
