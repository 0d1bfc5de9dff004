import type pg from 'pg';
import { MAQUINA_ROTA } from '../../../domain/faturamento/maquinas.ts';
import { situacaoDo, type Previa } from '../../../domain/faturamento/previa/previa.ts';
import { indoDe } from '../comum/situacao.ts';

const TOTALIZAR = `
UPDATE faturamento.ciclo_rota r
   SET calculadas = t.calculadas, estacionadas = t.estacionadas, sem_fatura = t.sem_fatura, volume_m3 = t.volume, valor = t.valor,
       apontamentos = (SELECT count(*) FROM faturamento.apontamento a WHERE a.ciclo = r.ciclo AND a.rota = r.rota)
  FROM (SELECT p.rota, count(*) FILTER (WHERE p.situacao = 1) AS calculadas, count(*) FILTER (WHERE p.situacao = 2) AS estacionadas,
               count(*) FILTER (WHERE p.situacao = 3) AS sem_fatura, coalesce(sum(p.volume_agua) FILTER (WHERE p.situacao = 1), 0) AS volume,
               coalesce(sum(p.valor) FILTER (WHERE p.situacao = 1), 0) AS valor
          FROM faturamento.previa p WHERE p.ciclo = $1 AND p.rota = ANY ($2::integer[]) GROUP BY p.rota) t
 WHERE r.ciclo = $1 AND r.rota = t.rota`;

const FECHAR = `
UPDATE faturamento.ciclo_rota r
   SET situacao = ${indoDe(MAQUINA_ROTA, 'PENDENTE', 'CALCULADA')}, calculos = r.calculos + 1, calculada_em = $2,
       calculadas = t.calculadas, estacionadas = t.estacionadas, sem_fatura = t.sem_fatura, volume_m3 = t.volume, valor = t.valor,
       apontamentos = (SELECT count(*) FROM faturamento.apontamento a WHERE a.ciclo = r.ciclo AND a.rota = r.rota)
  FROM unnest($3::integer[], $4::integer[], $5::integer[], $6::integer[], $7::bigint[], $8::bigint[]) t(rota, calculadas, estacionadas, sem_fatura, volume, valor)
 WHERE r.ciclo = $1 AND r.rota = t.rota`;

interface TotaisDaRota {
  readonly rota: number;
  calculadas: number;
  estacionadas: number;
  semFatura: number;
  volume: number;
  valor: number;
}

/** One for each of `rotas`, also for one whose lot is empty. */
function totalizar(rotas: readonly number[], previas: readonly Previa[]): readonly TotaisDaRota[] {
  const totais = rotas.map((rota) => ({ rota, calculadas: 0, estacionadas: 0, semFatura: 0, volume: 0, valor: 0 }));
  const porRota = new Map(totais.map((t) => [t.rota, t]));
  for (const p of previas) {
    const t = porRota.get(p.entrada.rota);
    if (t === undefined) throw new Error(`prévia de outra rota: ${p.entrada.rota}`);
    const situacao = situacaoDo(p.motivo);
    if (situacao === 'ESTACIONADA') t.estacionadas++;
    else if (situacao === 'SEM_FATURA') t.semFatura++;
    else {
      t.calculadas++;
      t.volume += p.volumeAgua;
      t.valor += p.valor;
    }
  }
  return totais;
}

/** Marks rotas as computed, with the totals of the prévias just written: they are not read again. */
export async function fecharRotasCalculadas(cliente: pg.ClientBase, ciclo: number, rotas: readonly number[], previas: readonly Previa[], agora: Date): Promise<void> {
  const t = totalizar(rotas, previas);
  await cliente.query(FECHAR, [
    ciclo, agora, t.map((r) => r.rota), t.map((r) => r.calculadas), t.map((r) => r.estacionadas), t.map((r) => r.semFatura), t.map((r) => r.volume), t.map((r) => r.valor),
  ]);
}

/** The totals of rotas of which only a part was computed again, from all their prévias. */
export async function totalizarRotas(cliente: pg.ClientBase, ciclo: number, rotas: readonly number[]): Promise<void> {
  await cliente.query(TOTALIZAR, [ciclo, rotas]);
}
