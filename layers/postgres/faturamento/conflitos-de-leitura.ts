import type pg from 'pg';
import type { DataCivil } from '../../../domain/comum/data-civil.ts';
import type { LeituraEmConflito } from '../../../domain/leitura/conflito.ts';

/** Few rows, and none in most months. Only those of the reading in force: a new decision of it answered the others. */
const CONFLITOS = `
SELECT k.cdc, k.medicao, k.valor AS leitura, k.ocorrencia, k.data, a.nome AS arquivo, k.linha, x.valor AS vale, x.por
  FROM faturamento.ciclo c
  JOIN leitura.conflito k ON k.referencia = c.referencia
  JOIN leitura.leitura x ON x.cdc = k.cdc AND x.referencia = k.referencia AND x.medicao = k.medicao AND x.versao = k.versao AND x.por IS NOT NULL
  JOIN leitura.arquivo a ON a.id = k.arquivo
 WHERE c.id = $1 AND EXISTS (SELECT FROM faturamento.ciclo_rota r WHERE r.ciclo = c.id AND r.rota = ANY ($2::integer[]) AND k.cdc = ANY (r.lote))
 ORDER BY k.cdc, k.arquivo, k.linha`;

/** What reading files said against what people set, by ligação of these rotas. */
export async function conflitosDeLeitura(cliente: pg.ClientBase, ciclo: number, rotas: readonly number[]): Promise<ReadonlyMap<number, readonly LeituraEmConflito[]>> {
  const { rows } = await cliente.query<Omit<LeituraEmConflito, 'data'> & { readonly cdc: number; readonly data: string }>({ name: 'conflitos-de-leitura', text: CONFLITOS, values: [ciclo, rotas] });
  const porCdc = new Map<number, LeituraEmConflito[]>();
  for (const { cdc, data, ...resto } of rows) porCdc.set(cdc, [...(porCdc.get(cdc) ?? []), { ...resto, data: data as DataCivil }]);
  return porCdc;
}
