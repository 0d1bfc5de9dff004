import type pg from 'pg';
import { MAQUINA_CICLO, MAQUINA_ROTA, type SituacaoCiclo } from '../../../domain/faturamento/maquinas.ts';
import { indoDe, podeIrPara } from '../comum/situacao.ts';

const volta = (para: SituacaoCiclo): string => indoDe(MAQUINA_CICLO, 'FALHOU', para);

/** A cycle that failed and is started again goes on from where it was: nothing that was done is done twice. */
const RETOMAR = `
UPDATE faturamento.ciclo
   SET falha = NULL,
       situacao = CASE WHEN aviso_inicial IS NOT NULL THEN ${volta('EMITINDO')} WHEN critica_por IS NOT NULL THEN ${volta('APROVADO')}
                       WHEN em_critica_desde IS NOT NULL THEN ${volta('EM_CRITICA')} ELSE ${volta('CALCULANDO')} END
 WHERE id = $1 AND situacao = 'FALHOU'`;

/**
 * Freezes who is billed: the active and the cut ligações of each rota, in reading order. Done once; called again, it answers the same rotas.
 * @returns ids of the rotas of the cycle, in order.
 */
export async function congelarLote(cliente: pg.ClientBase, ciclo: number, agora: Date): Promise<readonly number[]> {
  const { rows } = await cliente.query<{ congelado: boolean }>(
    'SELECT lote_congelado_em IS NOT NULL AS congelado FROM faturamento.ciclo WHERE id = $1 FOR UPDATE',
    [ciclo],
  );
  if (rows[0] === undefined) throw new Error(`ciclo ${ciclo} não existe`);
  if (rows[0].congelado) await cliente.query(RETOMAR, [ciclo]);
  else {
    await cliente.query(
      `INSERT INTO faturamento.ciclo_rota (ciclo, rota, lote, situacao)
       SELECT c.id, r.id, array_agg(l.cdc ORDER BY l.sequencia), '${MAQUINA_ROTA.inicial}'
         FROM faturamento.ciclo c JOIN cadastro.rota r ON r.grupo = c.grupo JOIN cadastro.ligacao l ON l.rota = r.id
        WHERE c.id = $1 AND l.situacao IN ('ATIVA', 'CORTADA') GROUP BY c.id, r.id`,
      [ciclo],
    );
    await cliente.query('SELECT faturamento.abrir_area_previa($1)', [ciclo]);
    await cliente.query(
      `UPDATE faturamento.ciclo c SET situacao = 'CALCULANDO', lote_congelado_em = $2,
              quantidade = (SELECT coalesce(sum(cardinality(lote)), 0) FROM faturamento.ciclo_rota WHERE ciclo = c.id)
        WHERE id = $1 AND ${podeIrPara(MAQUINA_CICLO, 'CALCULANDO')}`,
      [ciclo, agora],
    );
  }
  return rotasDoCiclo(cliente, ciclo);
}

/** Rotas of a cycle in the order in which they are read and numbered. */
export async function rotasDoCiclo(cliente: pg.ClientBase, ciclo: number): Promise<readonly number[]> {
  const { rows } = await cliente.query<{ rota: number }>(
    `SELECT cr.rota FROM faturamento.ciclo_rota cr JOIN cadastro.rota r ON r.id = cr.rota WHERE cr.ciclo = $1 ORDER BY r.numero, r.id`,
    [ciclo],
  );
  return rows.map((r) => r.rota);
}
