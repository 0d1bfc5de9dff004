/**
 * How the bills of a ligação, their payments and what both posted are found (ADR 0011). Each half of a union is what one partial index holds. OFFSET 0
 * keeps the server from turning the descents into a scan of every payment when it takes a table for small.
 */

/** Bills of the ligação `cdc` (an SQL expression): the live ones by their unique index, the cancelled ones by theirs. */
export function avisosDaLigacao(cdc: string): string {
  return `(SELECT aviso FROM faturamento.fatura WHERE cdc = ${cdc} AND cancelada_em IS NULL
           UNION ALL SELECT aviso FROM faturamento.fatura WHERE cdc = ${cdc} AND cancelada_em IS NOT NULL OFFSET 0)`;
}

/** Payments of the bill `aviso` (an SQL expression; inside LATERAL, a column): what settled it, and what became credit or is not identified. */
export function pagamentosDaFatura(aviso: string): string {
  return `(SELECT * FROM arrecadacao.pagamento WHERE destino = 1 AND aviso = ${aviso}
           UNION ALL SELECT * FROM arrecadacao.pagamento WHERE destino <> 1 AND aviso IS NOT NULL AND aviso = ${aviso} OFFSET 0)`;
}

/** Documents of the ledger that are of the ligação `cdc`: its avisos, and the payments of those. */
export function documentosDaLigacao(cdc: string): string {
  return `SELECT f.aviso AS documento FROM ${avisosDaLigacao(cdc)} f
          UNION SELECT p.id FROM ${avisosDaLigacao(cdc)} f CROSS JOIN LATERAL ${pagamentosDaFatura('f.aviso')} p`;
}

/** Documents of the ledger that are of the bill `aviso`: itself and its payments. */
export function documentosDaFatura(aviso: string): string {
  return `SELECT ${aviso}::bigint AS documento UNION SELECT p.id FROM ${pagamentosDaFatura(aviso)} p`;
}
