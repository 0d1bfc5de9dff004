import type { Executor } from '../conexao.ts';

/** An account at the end of a day, centavos. `saldo` is positive on the side that makes the account grow. */
export interface SaldoDaConta {
  readonly codigo: string;
  readonly nome: string;
  readonly natureza: 'D' | 'C';
  readonly debitos: number;
  readonly creditos: number;
  readonly saldo: number;
}

/** The balance of each day is kept by the statement that posts, so the balance at any date is a sum of days and never of transfers. */
const SALDOS = `
SELECT c.codigo, c.nome, c.natureza, m.debitos, m.creditos, CASE c.natureza WHEN 'D' THEN m.debitos - m.creditos ELSE m.creditos - m.debitos END AS saldo
  FROM razao.conta c
  LEFT JOIN (SELECT conta, sum(debitos) AS debitos, sum(creditos) AS creditos FROM razao.saldo_dia WHERE data <= $1::date GROUP BY conta) s ON s.conta = c.id
 CROSS JOIN LATERAL (SELECT coalesce(s.debitos, 0)::bigint AS debitos, coalesce(s.creditos, 0)::bigint AS creditos) m
 ORDER BY c.codigo`;

/** Every account of the chart at the end of `data` (AAAA-MM-DD), by code. */
export async function saldosDasContas(banco: Executor, data: string): Promise<readonly SaldoDaConta[]> {
  const { rows } = await banco.query<SaldoDaConta>({ name: 'saldos-das-contas', text: SALDOS, values: [data] });
  return rows;
}
