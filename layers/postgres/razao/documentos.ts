/**
 * How the bills of a ligação, their payments and what both posted are found (ADR 0011). Each half of a union is what one partial index holds, so a
 * condition on `cdc` or `aviso` put on the whole descends both.
 */

/** Every bill: the live ones by their unique index, the cancelled ones by theirs. */
export const FATURAS = `(SELECT * FROM faturamento.fatura WHERE cancelada_em IS NULL UNION ALL SELECT * FROM faturamento.fatura WHERE cancelada_em IS NOT NULL)`;

/** Every payment that names a bill: what settled it, and what became credit or is not identified. */
export const PAGAMENTOS_DE_FATURA = `(SELECT * FROM arrecadacao.pagamento WHERE destino = 1 UNION ALL SELECT * FROM arrecadacao.pagamento WHERE destino <> 1 AND aviso IS NOT NULL)`;

/** Documents of the ledger that are of the ligação `cdc` (an SQL expression): its avisos, and the payments of those. */
export function documentosDaLigacao(cdc: string): string {
  return `SELECT f.aviso AS documento FROM ${FATURAS} f WHERE f.cdc = ${cdc}
          UNION SELECT p.id FROM ${FATURAS} f JOIN ${PAGAMENTOS_DE_FATURA} p ON p.aviso = f.aviso WHERE f.cdc = ${cdc}`;
}

/** Documents of the ledger that are of the bill `aviso` (an SQL expression): itself and its payments. */
export function documentosDaFatura(aviso: string): string {
  return `SELECT ${aviso} AS documento UNION SELECT p.id FROM ${PAGAMENTOS_DE_FATURA} p WHERE p.aviso = ${aviso}`;
}
