import type pg from 'pg';
import { numeroDoMotivo } from '../../../domain/faturamento/previa/previa.ts';
import { recalcularLigacoes } from './calcular-rotas.ts';
import { EM_OUTRO_CICLO_ABERTO } from './particularidades.ts';

/** Approvals come one after the other: of two cycles that have the same ligação, the second sees the first. */
const UMA_POR_VEZ = `SELECT pg_advisory_xact_lock(hashtextextended('faturamento/aprovar-ciclo', 0))`;

const VALOR_ZERO = numeroDoMotivo('VALOR_ZERO');
const EM_OUTRO_CICLO = numeroDoMotivo('EM_OUTRO_CICLO');

/**
 * Whose prévia is not what it would be now, for what can change without its rota being sent back: a late payment left charges (or another bill took
 * them), or it changed rota and another cycle has it, had it, or has let it go. Both are few, and the search starts from them and not from the lot.
 */
const MUDARAM = `
WITH devidos AS (
  SELECT cdc, array_agg(aviso ORDER BY aviso) AS avisos FROM faturamento.encargo_pendente WHERE faturado_em IS NULL GROUP BY cdc
)
SELECT p.rota, p.cdc FROM devidos d JOIN faturamento.previa p ON p.ciclo = $1 AND p.cdc = d.cdc WHERE (p.situacao = 1 OR p.motivo = ${VALOR_ZERO}) AND p.encargos <> d.avisos
UNION SELECT p.rota, p.cdc FROM faturamento.previa p WHERE p.ciclo = $1 AND p.encargos <> '{}' AND NOT EXISTS (SELECT FROM devidos d WHERE d.cdc = p.cdc)
UNION SELECT p.rota, p.cdc FROM cadastro.mudanca_de_rota m JOIN faturamento.previa p ON p.ciclo = $1 AND p.cdc = m.cdc LEFT JOIN leitura.consumo_ligacao k ON k.cdc = m.cdc
       WHERE p.motivo = ${EM_OUTRO_CICLO} OR k.referencia IS DISTINCT FROM p.referencia_anterior
          OR EXISTS (SELECT FROM ${EM_OUTRO_CICLO_ABERTO})`;

/**
 * Computes again, before the numbers are taken, what changed since the prévias were computed: the charges of who paid late are due in the next bill,
 * and this is it; who another cycle bills is set aside here. The caller holds the cycle, in crítica with every rota computed.
 * @returns how many ligações. What the crítica finds in them waits for a person as always.
 */
export async function refazerOQueMudou(cliente: pg.ClientBase, ciclo: number): Promise<number> {
  await cliente.query(UMA_POR_VEZ);
  const { rows } = await cliente.query<{ rota: number; cdc: number }>(MUDARAM, [ciclo]);
  if (rows.length === 0) return 0;
  await recalcularLigacoes(cliente, ciclo, [...new Set(rows.map((r) => r.rota))], rows.map((r) => r.cdc));
  return rows.length;
}
