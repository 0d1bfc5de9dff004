import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Binarios } from './binarios.ts';
import type { Parametros } from './parametros.ts';
import { processosDoBanco, sinalizar, esperarAte } from './processos.ts';
import type { Executor } from './usuario.ts';

/** What is needed to run the server of one cluster. */
export interface Receita {
  readonly binarios: Binarios;
  readonly pgdata: string;
  readonly executor: Executor;
  readonly parametros: Parametros;
  /** The server's own words; kept out of PGDATA so that they survive it. */
  readonly log: string;
}

/** One running postmaster. */
export interface Servidor {
  readonly pid: number;
  readonly porta: number;
  /** Settles when the postmaster is gone, for whatever reason. It does not keep this process alive. */
  readonly fim: Promise<void>;
  noAr(): boolean;
}

const LIMITE_DO_LOG = 20 * 1024 * 1024;

function abrirLog(caminho: string): number {
  if (existsSync(caminho) && statSync(caminho).size > LIMITE_DO_LOG) renameSync(caminho, `${caminho}.1`);
  return openSync(caminho, 'a');
}

function iniciarProcesso(receita: Receita, porta: number): ChildProcess {
  const fixos: Parametros = { listen_addresses: '127.0.0.1', port: String(porta), unix_socket_directories: '', ssl: 'off' };
  const opcoes = Object.entries({ ...receita.parametros, ...fixos }).flatMap(([nome, valor]) => ['-c', `${nome}=${valor}`]);
  const log = abrirLog(receita.log);
  try {
    // A process group of its own: Ctrl-C in the terminal must reach the platform first, and the database last.
    return spawn(receita.binarios.postgres, ['-D', receita.pgdata, ...opcoes], {
      ...receita.executor,
      cwd: '/',
      detached: true,
      stdio: ['ignore', log, log],
      env: { LC_ALL: 'C', PATH: '/usr/bin:/bin', TZ: 'UTC' },
    });
  } finally {
    closeSync(log);
  }
}

function pronto(pgdata: string, pid: number): boolean {
  try {
    const linhas = readFileSync(join(pgdata, 'postmaster.pid'), 'utf8').split('\n');
    return Number(linhas[0]) === pid && linhas[7]?.trim() === 'ready';
  } catch {
    return false;
  }
}

function ultimasLinhas(arquivo: string, desde: number): string {
  try {
    return readFileSync(arquivo).subarray(desde).toString('utf8').split('\n').slice(-12).join('\n');
  } catch {
    return '';
  }
}

/** The server refused to start; `motivo` says whether another try may help. */
export class PostgresNaoIniciou extends Error {
  readonly motivo: 'porta' | 'memoria-em-uso' | 'outro';
  constructor(registro: string) {
    super(`O PostgreSQL não iniciou:\n${registro}`);
    this.motivo = /could not bind|could not create any TCP/.test(registro) ? 'porta' : registro.includes('pre-existing shared memory') ? 'memoria-em-uso' : 'outro';
  }
}

/** Starts the postmaster and waits until it accepts connections; crash recovery of a big database may take its time. */
export async function subir(receita: Receita, porta: number, limiteMs = 180_000): Promise<Servidor> {
  const desde = existsSync(receita.log) && statSync(receita.log).size <= LIMITE_DO_LOG ? statSync(receita.log).size : 0;
  const filho = iniciarProcesso(receita, porta);
  let acabou = false;
  const fim = new Promise<void>((resolver) => {
    const encerrar = (): void => {
      acabou = true;
      resolver();
    };
    filho.once('exit', encerrar);
    filho.once('error', encerrar);
  });
  const pid = filho.pid ?? -1;
  const servidor: Servidor = { pid, porta, fim, noAr: () => !acabou };
  const atende = await esperarAte(() => acabou || pronto(receita.pgdata, pid), limiteMs);
  if (acabou) throw new PostgresNaoIniciou(ultimasLinhas(receita.log, desde));
  if (!atende) {
    await derrubar(servidor, receita.pgdata);
    throw new PostgresNaoIniciou(ultimasLinhas(receita.log, desde));
  }
  filho.unref();
  return servidor;
}

/** Fast shutdown: open transactions are rolled back, the checkpoint is written. Falls back to harder ways when it does not answer. */
export async function descer(servidor: Servidor): Promise<void> {
  for (const [sinal, limiteMs] of [['SIGINT', 30_000], ['SIGQUIT', 5_000], ['SIGKILL', 5_000]] as const) {
    sinalizar(servidor.pid, sinal);
    if (await esperarAte(() => !servidor.noAr(), limiteMs)) return;
  }
}

/** What a power cut does: every process of the server dies at once, without a word. */
export async function derrubar(servidor: Servidor, pgdata: string): Promise<void> {
  sinalizar(servidor.pid, 'SIGKILL');
  for (const pid of processosDoBanco(pgdata)) sinalizar(pid, 'SIGKILL');
  await esperarAte(() => !servidor.noAr() && processosDoBanco(pgdata).length === 0, 10_000);
}
