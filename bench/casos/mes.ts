/** The month of a town, as the platform runs it: one cycle per grupo, rotas taken in batches by workers, a person in between. */
import { exigir } from '../../domain/comum/resultado.ts';
import type { DataCivil } from '../../domain/comum/data-civil.ts';
import type { Pool } from '../../layers/postgres/conexao.ts';
import { abrirCiclo } from '../../layers/postgres/faturamento/abrir-ciclo.ts';
import { aprovarCiclo } from '../../layers/postgres/faturamento/aprovar-ciclo.ts';
import { concluirCiclo } from '../../layers/postgres/faturamento/concluir-ciclo.ts';
import { congelarLote } from '../../layers/postgres/faturamento/congelar-lote.ts';
import { fecharPrevia } from '../../layers/postgres/faturamento/fechar-previa.ts';
import { limparPrevias } from '../../layers/postgres/faturamento/limpar-previas.ts';
import { numerarCiclo } from '../../layers/postgres/faturamento/numerar-ciclo.ts';
import { emTransacao } from '../../layers/postgres/transacao.ts';
import { manhaDe } from '../banco/calendario.ts';
import type { Trabalhadores } from '../trabalhadores.ts';

export interface Turma {
  readonly trabalhadores: Trabalhadores;
  /** How many of them take part. */
  readonly quantos: number;
  /** Rotas in one batch. */
  readonly rotasPorLote: number;
}

export interface CicloDoMes {
  readonly ciclo: number;
  /** The day on which it is opened, approved and issued. */
  readonly dia: DataCivil;
}

const AGENDA = { nome: 'sistema:abrir-ciclos' };
const APROVADOR = { nome: 'Marina Duarte (demonstração)', ip: '127.0.0.1', dispositivo: 'bench' };

interface Aberto {
  readonly grupo: number;
  readonly referencia: number;
  readonly emissao: DataCivil;
}

/** The grupos whose readings of the month came, in order. */
export async function gruposDoMes(pool: Pool): Promise<readonly Aberto[]> {
  const { rows } = await pool.query<Aberto>(
    `SELECT k.grupo, k.referencia, k.emissao FROM faturamento.cronograma k
      WHERE k.referencia = (SELECT max(referencia) FROM leitura.arquivo) ORDER BY k.grupo`,
  );
  return rows;
}

async function distribuir(t: Turma, tipo: 'calcular' | 'emitir', { ciclo, dia }: CicloDoMes, rotas: readonly number[]): Promise<void> {
  const lotes = Array.from({ length: Math.ceil(rotas.length / t.rotasPorLote) }, (_, i) => rotas.slice(i * t.rotasPorLote, (i + 1) * t.rotasPorLote));
  await t.trabalhadores.distribuir(lotes.map((lote) => ({ tipo, ciclo, rotas: lote, agora: manhaDe(dia).toISOString() })));
}

/**
 * Cycles one after the other, each begun (`comecar`, in order, alone) when the one before the last is done: as when the cycle of a grupo opens
 * while the last rotas of another are in the queue.
 */
async function emFila<T>(itens: readonly T[], comecar: (item: T) => Promise<() => Promise<void>>): Promise<void> {
  let anterior: Promise<void> = Promise.resolve();
  let penultimo: Promise<void> = Promise.resolve();
  for (const item of itens) {
    await penultimo;
    const terminar = await comecar(item);
    penultimo = anterior;
    anterior = terminar();
    // awaited two turns later: until then nobody would hear of it
    anterior.catch(() => undefined);
  }
  await Promise.all([penultimo, anterior]);
}

/** From the readings to the provisional bills with their findings, before the people of the crítica. */
export async function calcularMes(pool: Pool, turma: Turma, grupos: readonly Aberto[]): Promise<readonly CicloDoMes[]> {
  const ciclos: CicloDoMes[] = [];
  await emFila(grupos, async ({ grupo, referencia, emissao: dia }) => {
    const agora = manhaDe(dia);
    const { ciclo } = exigir(await emTransacao(pool, (c) => abrirCiclo(c, { grupo, referencia, autor: AGENDA, agora, hoje: dia })));
    ciclos.push({ ciclo, dia });
    return recalcularCiclo(pool, turma, { ciclo, dia });
  });
  return ciclos;
}

async function recalcularCiclo(pool: Pool, turma: Turma, c: CicloDoMes): Promise<() => Promise<void>> {
  const agora = manhaDe(c.dia);
  const rotas = await emTransacao(pool, (cliente) => congelarLote(cliente, c.ciclo, agora));
  return async () => {
    await distribuir(turma, 'calcular', c, rotas);
    await emTransacao(pool, (cliente) => fecharPrevia(cliente, c.ciclo, agora));
  };
}

/** What a person does of each finding that blocks; days of waiting in life, and no part of any sample. */
export async function decidirCritica(pool: Pool): Promise<void> {
  await pool.query(
    `UPDATE faturamento.apontamento SET situacao = 'ACEITO', decidido_por = $1, decidido_em = '2026-11-20T12:00:00Z', motivo = 'conferido'
      WHERE situacao = 'PENDENTE' AND bloqueia`,
    [APROVADOR.nome],
  );
}

/** From the approval to the issued bills: numbers, ledger, open balances, rollups, next month's starting point, the proof of each cycle, and the night's cleaning. */
export async function emitirMes(pool: Pool, turma: Turma, ciclos: readonly CicloDoMes[]): Promise<void> {
  await emFila(ciclos, async (c) => {
    const agora = manhaDe(c.dia);
    exigir(await emTransacao(pool, (cliente) => aprovarCiclo(cliente, { ciclo: c.ciclo, autor: APROVADOR, observacao: null, agora, hoje: c.dia })));
    return reemitirCiclo(pool, turma, c);
  });
  await emTransacao(pool, limparPrevias);
}

async function reemitirCiclo(pool: Pool, turma: Turma, c: CicloDoMes): Promise<() => Promise<void>> {
  const rotas = await emTransacao(pool, (cliente) => numerarCiclo(cliente, c.ciclo));
  return async () => {
    await distribuir(turma, 'emitir', c, rotas);
    await emTransacao(pool, (cliente) => concluirCiclo(cliente, c.ciclo, manhaDe(c.dia)));
  };
}

/** The cycles of a finished month asked for again, by schedule or by a person: each is refused, since it is there. */
export async function reabrirMes(pool: Pool, grupos: readonly Aberto[]): Promise<void> {
  for (const { grupo, referencia, emissao: dia } of grupos) {
    const aberto = await emTransacao(pool, (c) => abrirCiclo(c, { grupo, referencia, autor: AGENDA, agora: manhaDe(dia), hoje: dia }));
    if (aberto.ok) throw new Error(`o ciclo do grupo ${grupo} foi aberto de novo`);
  }
}

/** Every step of finished cycles once more, as when every message is delivered again. */
export async function repetirMes(pool: Pool, turma: Turma, ciclos: readonly CicloDoMes[]): Promise<void> {
  await emFila(ciclos, (c) => recalcularCiclo(pool, turma, c));
  await emFila(ciclos, (c) => reemitirCiclo(pool, turma, c));
}
