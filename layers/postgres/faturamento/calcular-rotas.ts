import type pg from 'pg';
import { MAQUINA_ROTA } from '../../../domain/faturamento/maquinas.ts';
import { calcularPrevias } from '../../../domain/faturamento/previa/calcular-previas.ts';
import type { Previa } from '../../../domain/faturamento/previa/previa.ts';
import { podeIrPara } from '../comum/situacao.ts';
import { manterDecididos, retirarApontamentos, type ApontamentoDecidido } from './apontamentos-decididos.ts';
import { conflitosDeLeitura } from './conflitos-de-leitura.ts';
import { entradaDasRotas } from './entrada-das-rotas.ts';
import { gravarPrevias } from './gravar-previas.ts';
import { regrasDoCiclo } from './regras-da-previa.ts';
import { fecharRotasCalculadas, totalizarRotas } from './totais-das-rotas.ts';

const LIMPAR_PREVIAS = `DELETE FROM faturamento.previa WHERE ciclo = $1 AND rota = ANY ($2::integer[]) AND ($3::integer[] IS NULL OR cdc = ANY ($3))`;

async function calcularEGravar(
  cliente: pg.ClientBase,
  ciclo: number,
  rotas: readonly number[],
  cdcs: readonly number[] | null,
  decididos: readonly ApontamentoDecidido[],
): Promise<readonly Previa[]> {
  const regras = await regrasDoCiclo(cliente, ciclo);
  const entradas = await entradaDasRotas(cliente, ciclo, rotas, cdcs);
  const previas = calcularPrevias(entradas, regras.previa);
  await gravarPrevias(cliente, ciclo, previas, regras.critica, regras.previa.ocorrencias, await conflitosDeLeitura(cliente, ciclo, rotas));
  await manterDecididos(cliente, ciclo, decididos);
  return previas;
}

async function limpar(cliente: pg.ClientBase, ciclo: number, rotas: readonly number[], cdcs: readonly number[] | null): Promise<readonly ApontamentoDecidido[]> {
  await cliente.query(LIMPAR_PREVIAS, [ciclo, rotas, cdcs]);
  return retirarApontamentos(cliente, ciclo, rotas, cdcs);
}

/**
 * Computes the rotas of a cycle that are still to compute, all or none. A rota already computed is left as it is: a message delivered twice
 * computes once.
 * @returns the rotas computed now.
 */
export async function calcularRotas(cliente: pg.ClientBase, ciclo: number, rotas: readonly number[], agora: Date): Promise<readonly number[]> {
  const { rows } = await cliente.query<{ rota: number; calculos: number }>(
    `SELECT r.rota, r.calculos FROM faturamento.ciclo_rota r JOIN faturamento.ciclo c ON c.id = r.ciclo
      WHERE r.ciclo = $1 AND r.rota = ANY ($2::integer[]) AND ${podeIrPara(MAQUINA_ROTA, 'CALCULADA', 'r.situacao')} AND c.situacao IN ('CALCULANDO', 'EM_CRITICA')
      ORDER BY r.rota FOR UPDATE OF r`,
    [ciclo, rotas],
  );
  if (rows.length === 0) return [];
  const pendentes = rows.map((r) => r.rota);
  const decididos = rows.some((r) => r.calculos > 0) ? await limpar(cliente, ciclo, pendentes, null) : [];
  const previas = await calcularEGravar(cliente, ciclo, pendentes, null, decididos);
  await fecharRotasCalculadas(cliente, ciclo, pendentes, previas, agora);
  return pendentes;
}

/**
 * Computes single ligações of some computed rotas again, with their whole condominium where they belong to one. The caller holds the row of
 * the cycle and knows that it is in crítica.
 */
export async function recalcularLigacoes(cliente: pg.ClientBase, ciclo: number, rotas: readonly number[], cdcs: readonly number[]): Promise<void> {
  const { rows } = await cliente.query<{ cdc: number }>(
    `WITH d AS (SELECT d.dependente, d.master FROM cadastro.dependente d JOIN faturamento.ciclo c ON c.id = $1 AND d.periodo @> c.leitura_limite),
          masters AS (SELECT master FROM d WHERE dependente = ANY ($2::integer[]) UNION SELECT master FROM d WHERE master = ANY ($2::integer[]))
     SELECT unnest($2::integer[]) AS cdc UNION SELECT master FROM masters UNION SELECT d.dependente FROM d JOIN masters USING (master)`,
    [ciclo, cdcs],
  );
  const familia = rows.map((r) => r.cdc);
  const decididos = await limpar(cliente, ciclo, rotas, familia);
  await calcularEGravar(cliente, ciclo, rotas, familia, decididos);
  await totalizarRotas(cliente, ciclo, rotas);
}
