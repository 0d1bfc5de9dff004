/** The same month through the whole local platform: API, state machines, queues, worker threads, outbox. */
import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pausa } from 'node:timers/promises';
import pg from 'pg';
import abrirCiclo from '../../events/http/faturamento/abrir-ciclo.ts';
import aprovarCiclo from '../../events/http/faturamento/aprovar-ciclo.ts';
import devolverRota from '../../events/http/faturamento/devolver-rota.ts';
import type { DataCivil } from '../../domain/comum/data-civil.ts';
import type { Pool } from '../../layers/postgres/conexao.ts';
import { iniciarPlataforma } from '../../local/plataforma/iniciar.ts';
import type { Plataforma } from '../../local/plataforma/plataforma.ts';
import { poolDoPapel } from '../../local/principal/cenario.ts';
import { garantirTokens, MARINA } from '../../local/principal/pessoas.ts';
import { gerarCidade, type Cidade } from '../../local/semear/cidade.ts';
import { gravarCidade } from '../../local/semear/gravar.ts';
import { criarCliente } from '../../web/api-client/cliente.ts';
import type { ClienteDaApi } from '../../web/api-client/tipos.ts';
import { manhaDe } from '../banco/calendario.ts';
import { protetor, receberLeiturasDoMes } from '../banco/cidade.ts';
import { PARAMETROS } from '../banco/servidor.ts';
import { conferirInvariantes } from '../conferir.ts';
import { decidirCritica } from './mes.ts';

const LIMITE_MS = 300_000;
/** Of each function, on two cores. */
const TRABALHADORES = 2;
const INTERVALO_MS = 25;
/** So that the rotas that warm up are computed as often as those of the other paths are in five rounds. */
const DEVOLUCOES = 4;

interface Faturado {
  /** From the request to open to the last cycle in crítica, and from the first approval to the last cycle issued. */
  readonly previasMs: number;
  readonly emissaoMs: number;
  readonly contas: number;
}

export interface MesNaPlataforma extends Faturado {
  /** F, ms, twice before and twice after: the pace of the machine while the platform was measured. */
  readonly f: readonly number[];
}

async function esperar(pool: Pool, grupos: readonly number[], situacoes: readonly string[]): Promise<void> {
  const inicio = performance.now();
  for (;;) {
    const { rows } = await pool.query<{ n: number; falha: string | null }>(
      `SELECT count(*) FILTER (WHERE situacao = ANY ($2::text[]))::integer AS n, min(falha) AS falha FROM faturamento.ciclo WHERE grupo = ANY ($1::integer[])`,
      [grupos, situacoes],
    );
    if (rows[0]?.n === grupos.length) return;
    if (rows[0]?.falha != null) throw new Error(`um ciclo falhou na plataforma: ${rows[0].falha}`);
    if (performance.now() - inicio > LIMITE_MS) throw new Error('os ciclos não terminaram na plataforma');
    await pausa(INTERVALO_MS);
  }
}

/** Sends every rota in crítica back, and waits until all are computed again. */
async function devolverTudo(api: ClienteDaApi, dono: Pool): Promise<void> {
  const { rows } = await dono.query<{ ciclo: number; rota: number }>(`SELECT r.ciclo, r.rota FROM faturamento.ciclo_rota r JOIN faturamento.ciclo c ON c.id = r.ciclo WHERE c.situacao = 'EM_CRITICA'`);
  await Promise.all(rows.map((params) => api.chamar(devolverRota, { params, corpo: { motivo: 'bench: aquecer' } })));
  const inicio = performance.now();
  const faltam = async (): Promise<boolean> => (await dono.query(`SELECT FROM faturamento.ciclo_rota WHERE situacao IN ('PENDENTE', 'CALCULANDO') LIMIT 1`)).rowCount !== 0;
  while (await faltam()) {
    if (performance.now() - inicio > LIMITE_MS) throw new Error('as rotas devolvidas não foram calculadas de novo');
    await pausa(INTERVALO_MS);
  }
}

async function faturar(api: ClienteDaApi, dono: Pool, referencia: string, grupos: readonly number[], devolucoes = 0): Promise<Faturado> {
  const inicio = performance.now();
  await Promise.all(grupos.map((grupo) => api.chamar(abrirCiclo, { corpo: { grupo, referencia } })));
  await esperar(dono, grupos, ['EM_CRITICA']);
  const previasMs = performance.now() - inicio;
  for (let i = 0; i < devolucoes; i++) await devolverTudo(api, dono);
  await decidirCritica(dono);
  const { rows } = await dono.query<{ id: number }>('SELECT id FROM faturamento.ciclo WHERE grupo = ANY ($1::integer[]) ORDER BY id', [grupos]);
  const aprovacao = performance.now();
  await Promise.all(rows.map(({ id: ciclo }) => api.chamar(aprovarCiclo, { params: { ciclo }, corpo: { observacao: 'bench' } })));
  await esperar(dono, grupos, ['EMITIDO', 'IMPRESSO']);
  const emissaoMs = performance.now() - aprovacao;
  const { rows: contas } = await dono.query<{ n: number }>('SELECT sum(emitidas)::integer AS n FROM faturamento.ciclo WHERE grupo = ANY ($1::integer[])', [grupos]);
  return { previasMs, emissaoMs, contas: contas[0]?.n ?? 0 };
}

/** What the server of the other paths has, and can be changed while a server runs: nobody vacuums or writes checkpoints while the clock runs. */
const COMO_NOS_OUTROS = ['autovacuum', 'checkpoint_timeout', 'max_wal_size'];

async function igualarServidor(plataforma: Plataforma): Promise<void> {
  const admin = new pg.Client({ connectionString: plataforma.banco.url('postgres') });
  await admin.connect();
  for (const nome of COMO_NOS_OUTROS) await admin.query(`ALTER SYSTEM SET ${nome} = '${PARAMETROS[nome] ?? ''}'`);
  await admin.query('SELECT pg_reload_conf()');
  await admin.end();
}

/**
 * Half of the grupos, two at a time and to their end, so that the other half finds every worker of every function started and its code
 * compiled, as the other paths do after their rounds; then what the vacuum would have done meanwhile.
 */
async function aquecer(api: ClienteDaApi, dono: Pool, plataforma: Plataforma, referencia: string, grupos: readonly number[]): Promise<void> {
  for (let i = 0; i < grupos.length; i += TRABALHADORES) {
    const juntos = grupos.slice(i, i + TRABALHADORES);
    await faturar(api, dono, referencia, juntos, DEVOLUCOES);
    await esperar(dono, juntos, ['IMPRESSO']);
  }
  await dono.query('VACUUM (ANALYZE)');
  const admin = new pg.Client({ connectionString: plataforma.banco.url('postgres') });
  await admin.connect();
  await admin.query('CHECKPOINT');
  await admin.end();
}

/** The grupos of the month, and where its calendar ends. The town itself is let go: whoever bills it does not have it in memory. */
interface MesDaCidade {
  readonly cidade: Cidade;
  readonly grupos: readonly number[];
  readonly ultimaEmissao: DataCivil;
}

function mesDaCidade(ligacoes: number): MesDaCidade {
  const cidade = gerarCidade({ ligacoes });
  const doMes = cidade.cronograma.filter((c) => c.referencia === cidade.referencia);
  const ultimaEmissao = doMes.map((c) => c.emissao).sort().at(-1);
  if (ultimaEmissao === undefined) throw new Error('cidade sem cronograma');
  return { cidade, grupos: doMes.map((c) => c.grupo), ultimaEmissao };
}

/** @returns what is billed */
async function povoar(plataforma: Plataforma, dono: Pool, { cidade, grupos, ultimaEmissao }: MesDaCidade): Promise<{ readonly referencia: string; readonly grupos: readonly number[] }> {
  plataforma.moverRelogio(manhaDe(ultimaEmissao).getTime() - Date.now());
  const cliente = await dono.connect();
  await gravarCidade(cliente, cidade, protetor).finally(() => cliente.release());
  await receberLeiturasDoMes(dono, cidade, () => undefined);
  // as on a server that has been up for a day: no vacuum of the load in the middle of the measure
  await dono.query('VACUUM (FREEZE, ANALYZE)');
  // printing comes after, and is measured apart
  await dono.query(`UPDATE comum.parametro SET valor = '1' WHERE chave = 'impressao.maximo-contas'`);
  return { referencia: cidade.referencia, grupos };
}

async function viver(plataforma: Plataforma, dados: string, ligacoes: number, medirPiso: () => Promise<number>): Promise<MesNaPlataforma> {
  await igualarServidor(plataforma);
  const tokens = await garantirTokens(plataforma, [MARINA]);
  const dono = poolDoPapel(plataforma, dados, 'nascente_migrador');
  try {
    const { referencia, grupos } = await povoar(plataforma, dono, mesDaCidade(ligacoes));
    const api = criarCliente({ base: `${plataforma.urlApi}/api`, token: tokens.get(MARINA) ?? '' });
    const metade = Math.ceil(grupos.length / 2);
    await aquecer(api, dono, plataforma, referencia, grupos.slice(0, metade));
    const f = [await medirPiso(), await medirPiso()];
    const medido = await faturar(api, dono, referencia, grupos.slice(metade));
    f.push(await medirPiso(), await medirPiso());
    await conferirInvariantes(dono);
    return { ...medido, f };
  } finally {
    await dono.end();
  }
}

/**
 * Puts a platform up in a temporary directory, bills a town with it and takes it away.
 * @param medirPiso runs F once, on the server of the other paths, and says how long it took, in ms
 */
export async function medirPlataforma(ligacoes: number, medirPiso: () => Promise<number>): Promise<MesNaPlataforma> {
  const dados = mkdtempSync(join(tmpdir(), 'nascente-bench-'));
  chmodSync(dados, 0o755);
  const plataforma = await iniciarPlataforma({ diretorioDados: dados, silencioso: true, portas: { publica: 0, aws: 0, banco: 0 } });
  try {
    return await viver(plataforma, dados, ligacoes, medirPiso);
  } finally {
    await plataforma.parar();
    rmSync(dados, { recursive: true, force: true });
  }
}
