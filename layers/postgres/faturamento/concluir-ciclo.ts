import type pg from 'pg';
import { MAQUINA_CICLO } from '../../../domain/faturamento/maquinas.ts';
import { podeIrPara } from '../comum/situacao.ts';
import { parametroInteiro } from '../comum/parametros.ts';

/** Issued against promised, from the three places that must agree: bills, ledger and rollup. */
const PROVA = `
WITH c AS (SELECT id, aviso_inicial AS de, aviso_inicial + emitidas - 1 AS ate, emitidas FROM faturamento.ciclo WHERE id = $1),
     f AS (SELECT count(*)::integer AS faturas, coalesce(sum(f.valor), 0)::bigint AS valor FROM c JOIN faturamento.fatura f ON f.aviso BETWEEN c.de AND c.ate)
SELECT c.emitidas, f.faturas, f.valor,
       (SELECT count(*) FROM comum.numero_inutilizado i WHERE i.serie = 'aviso' AND i.numero BETWEEN c.de AND c.ate)::integer AS inutilizados,
       (SELECT count(*) FROM faturamento.ciclo_rota r WHERE r.ciclo = c.id AND r.situacao = 'CALCULADA')::integer AS faltam,
       (SELECT coalesce(sum(t.valor), 0) FROM razao.transferencia t WHERE t.documento BETWEEN c.de AND c.ate AND t.evento = 1)::bigint AS razao,
       (SELECT coalesce(sum(s.valor), 0) FROM faturamento.resumo_rota s WHERE s.ciclo = c.id)::bigint AS resumo
  FROM c, f`;

interface Prova {
  readonly emitidas: number;
  readonly inutilizados: number;
  readonly faltam: number;
  readonly faturas: number;
  readonly valor: number;
  readonly razao: number;
  readonly resumo: number;
}

/**
 * Closes an issued cycle: what was numbered was issued or formally voided, and bills, ledger and rollup say the same. The provisional area stays
 * until the night (`limpar-previas`).
 * @throws when they differ: nothing is closed and the state machine shows the failure.
 * @returns ids of the rotas to print, in order.
 */
export async function concluirCiclo(cliente: pg.ClientBase, ciclo: number, agora: Date): Promise<readonly number[]> {
  const { rows } = await cliente.query<{ situacao: string }>('SELECT situacao FROM faturamento.ciclo WHERE id = $1 FOR UPDATE', [ciclo]);
  if (rows[0]?.situacao === 'EMITINDO') {
    const prova = (await cliente.query<Prova>(PROVA, [ciclo])).rows[0];
    if (prova === undefined || prova.faltam > 0 || prova.faturas + prova.inutilizados !== prova.emitidas || prova.valor !== prova.razao || prova.valor !== prova.resumo) {
      throw new Error(`ciclo ${ciclo} não fecha: ${JSON.stringify(prova)}`);
    }
    await cliente.query(`UPDATE faturamento.ciclo SET situacao = 'EMITIDO', emitido_em = $2 WHERE id = $1 AND ${podeIrPara(MAQUINA_CICLO, 'EMITIDO')}`, [ciclo, agora]);
  }
  return rotasAImprimir(cliente, ciclo);
}

/** In reading order, whole rotas, as many as fit in the parameter (0: all). Rotas without bills have nothing to print. */
async function rotasAImprimir(cliente: pg.ClientBase, ciclo: number): Promise<readonly number[]> {
  const { rows: datas } = await cliente.query<{ emissao: string }>('SELECT emissao FROM faturamento.ciclo WHERE id = $1', [ciclo]);
  const maximo = await parametroInteiro(cliente, 'impressao.maximo-contas', datas[0]?.emissao ?? '');
  const { rows } = await cliente.query<{ rota: number }>(
    `SELECT rota FROM (SELECT cr.rota, cr.emitidas, sum(cr.emitidas) OVER (ORDER BY r.numero, r.id) AS ate, r.numero
                         FROM faturamento.ciclo_rota cr JOIN cadastro.rota r ON r.id = cr.rota WHERE cr.ciclo = $1) x
      WHERE emitidas > 0 AND ($2 = 0 OR ate <= $2) ORDER BY numero, rota`,
    [ciclo, maximo],
  );
  return rows.map((r) => r.rota);
}
