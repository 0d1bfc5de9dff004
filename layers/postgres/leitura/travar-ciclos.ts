import type pg from 'pg';

/**
 * While readings of a referência are being received none of its cycles passes from one situation to another: what was open when a line was judged is
 * open when it is written. Held until the end of the transaction; many may hold it at once.
 */
export async function travarCiclos(cliente: pg.ClientBase, referencia: number): Promise<void> {
  await cliente.query('SELECT id FROM faturamento.ciclo WHERE referencia = $1 ORDER BY id FOR SHARE', [referencia]);
}

/** A rota of a cycle and how many times it was computed. */
export interface RotaDoCiclo {
  readonly ciclo: number;
  readonly rota: number;
  readonly calculos: number;
}

/**
 * Waits for whoever is computing these rotas, with readings from before, and keeps others from beginning until these readings are there to be seen:
 * only then is it known whether a rota was computed without them.
 */
const ESPERAR = `
SELECT r.rota FROM faturamento.ciclo_rota r JOIN faturamento.ciclo c ON c.id = r.ciclo
 WHERE c.referencia = $1 AND r.rota = ANY ($2::integer[]) ORDER BY r.ciclo, r.rota FOR UPDATE OF r`;

/** Rotas already computed of a cycle not yet approved go back to be computed: their readings changed. */
const DEVOLVER = `
UPDATE faturamento.ciclo_rota r SET situacao = 'PENDENTE' FROM faturamento.ciclo c
 WHERE c.id = r.ciclo AND c.referencia = $1 AND r.rota = ANY ($2::integer[]) AND r.situacao = 'CALCULADA' AND c.critica_em IS NULL
RETURNING r.ciclo, r.rota, r.calculos`;

/** @returns the rotas that must be computed again. */
export async function devolverRotasCalculadas(cliente: pg.ClientBase, referencia: number, rotas: readonly number[]): Promise<readonly RotaDoCiclo[]> {
  await cliente.query(ESPERAR, [referencia, rotas]);
  return (await cliente.query<RotaDoCiclo>(DEVOLVER, [referencia, rotas])).rows;
}
