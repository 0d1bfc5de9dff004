import type pg from 'pg';
import { numeroDoMotivo, VALOR_MAXIMO_DA_FATURA, type MotivoSemFatura } from '../../../domain/faturamento/previa/previa.ts';
import type { Impedida, Lote } from './estacionar-impedidas.ts';
import { TEVE_O_MES } from './teve-o-mes.ts';
import { motivoDoNumero } from './travar-ligacao.ts';

const numero = (motivo: MotivoSemFatura): number => numeroDoMotivo(motivo);

/** What may have happened to an approved prévia since: its value never was a bill, another cycle has its month, another bill took its charges. */
const IMPEDIDAS = `
SELECT p.cdc, i.motivo FROM faturamento.previa p JOIN faturamento.ciclo c ON c.id = p.ciclo LEFT JOIN leitura.consumo_ligacao k ON k.cdc = p.cdc
 CROSS JOIN LATERAL (SELECT CASE
   WHEN p.situacao = 1 AND p.valor NOT BETWEEN 1 AND ${VALOR_MAXIMO_DA_FATURA} THEN ${numero('VALOR_ACIMA_DO_CODIGO')}
   WHEN EXISTS (SELECT FROM faturamento.fatura f WHERE f.cdc = p.cdc AND f.referencia = c.referencia AND f.cancelada_em IS NULL) THEN ${numero('JA_FATURADA')}
   WHEN k.referencia >= c.referencia THEN ${numero('MES_ENCERRADO')}
   WHEN k.referencia IS DISTINCT FROM p.referencia_anterior THEN ${numero('EM_OUTRO_CICLO')}
   WHEN EXISTS (SELECT FROM unnest(p.encargos) x(aviso) WHERE NOT EXISTS (SELECT FROM faturamento.encargo_pendente e WHERE e.aviso = x.aviso AND e.faturado_em IS NULL))
     THEN ${numero('ENCARGO_JA_COBRADO')} END AS motivo) i
 WHERE p.ciclo = $1 AND p.rota = ANY ($2::integer[]) AND ${TEVE_O_MES} AND i.motivo IS NOT NULL ORDER BY p.rota, p.ordem`;

export async function impedidasDe(cliente: pg.ClientBase, lote: Lote): Promise<readonly Impedida[]> {
  const { rows } = await cliente.query<{ cdc: number; motivo: number }>(IMPEDIDAS, [...lote]);
  return rows.map((r) => ({ cdc: r.cdc, motivo: motivoDoNumero(r.motivo), detalhe: null }));
}
