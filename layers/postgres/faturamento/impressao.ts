import type pg from 'pg';
import type { DataCivil } from '../../../domain/comum/data-civil.ts';
import { MAQUINA_CICLO, MAQUINA_ROTA } from '../../../domain/faturamento/maquinas.ts';
import { podeIrPara } from '../comum/situacao.ts';
import type { Executor } from '../conexao.ts';

/** The bills of one issued rota, as a range of avisos. */
export interface ParteDaImpressao {
  readonly de: number;
  readonly ate: number;
  readonly emissao: DataCivil;
  readonly impressa: boolean;
}

/** Null when the rota is not issued, or has no bill. */
export async function parteDaImpressao(banco: Executor, ciclo: number, rota: number): Promise<ParteDaImpressao | null> {
  const { rows } = await banco.query<ParteDaImpressao>(
    `SELECT c.aviso_inicial + r.deslocamento AS de, c.aviso_inicial + r.deslocamento + r.emitidas - 1 AS ate, c.emissao, r.situacao = 'IMPRESSA' AS impressa
       FROM faturamento.ciclo_rota r JOIN faturamento.ciclo c ON c.id = r.ciclo
      WHERE r.ciclo = $1 AND r.rota = $2 AND r.situacao IN ('EMITIDA', 'IMPRESSA') AND r.emitidas > 0`,
    [ciclo, rota],
  );
  return rows[0] ?? null;
}

/** The part of the rota is in the bucket. */
export async function marcarRotaImpressa(banco: Executor, ciclo: number, rota: number, agora: Date): Promise<void> {
  await banco.query(`UPDATE faturamento.ciclo_rota SET situacao = 'IMPRESSA', impressa_em = $3 WHERE ciclo = $1 AND rota = $2 AND ${podeIrPara(MAQUINA_ROTA, 'IMPRESSA')}`, [ciclo, rota, agora]);
}

/** Rotas whose parts are ready, in reading order, with the date that the documents carry. */
export async function partesProntas(banco: Executor, ciclo: number): Promise<{ readonly rotas: readonly number[]; readonly emissao: DataCivil; readonly grupo: number }> {
  const { rows } = await banco.query<{ rotas: number[]; emissao: DataCivil; grupo: number }>(
    `SELECT c.grupo, c.emissao, coalesce(array_agg(cr.rota ORDER BY r.numero, r.id) FILTER (WHERE cr.situacao = 'IMPRESSA'), '{}') AS rotas
       FROM faturamento.ciclo c JOIN faturamento.ciclo_rota cr ON cr.ciclo = c.id JOIN cadastro.rota r ON r.id = cr.rota
      WHERE c.id = $1 GROUP BY c.id`,
    [ciclo],
  );
  if (rows[0] === undefined) throw new Error(`ciclo ${ciclo} não existe`);
  return rows[0];
}

export interface VolumeImpresso {
  readonly chave: string;
  readonly paginas: number;
}

/** The print file as the cycle keeps it. */
export interface ImpressaoDoCiclo {
  readonly volumes: readonly VolumeImpresso[];
}

/** The print file is whole. Done again, it says the same. */
export async function concluirImpressao(cliente: pg.ClientBase, ciclo: number, volumes: readonly VolumeImpresso[], agora: Date): Promise<void> {
  await cliente.query(
    `UPDATE faturamento.ciclo SET situacao = 'IMPRESSO', impresso_em = coalesce(impresso_em, $3), impressao = $2 WHERE id = $1 AND (${podeIrPara(MAQUINA_CICLO, 'IMPRESSO')} OR situacao = 'IMPRESSO')`,
    [ciclo, JSON.stringify({ volumes }), agora],
  );
}

/** The volumes of a cycle's print file, empty while it is not ready; null when there is no such cycle. */
export async function volumesDaImpressao(banco: Executor, ciclo: number): Promise<readonly VolumeImpresso[] | null> {
  const { rows } = await banco.query<{ impressao: { volumes: VolumeImpresso[] } | null }>('SELECT impressao FROM faturamento.ciclo WHERE id = $1', [ciclo]);
  return rows[0] === undefined ? null : (rows[0].impressao?.volumes ?? []);
}
