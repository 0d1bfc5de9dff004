import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Pool } from '../../layers/postgres/conexao.ts';
import { abrirBancoLocal } from '../banco/banco-local.ts';
import { apagarMorada } from '../banco/diretorio.ts';
import { iniciarPostgres } from '../banco/postgres.ts';
import { processosDoBanco, sinalizar } from '../banco/processos.ts';
import { lugarRapido } from '../banco/lugar-rapido.ts';

const PROGRAMA = fileURLToPath(new URL('../../test/fixture/plataforma-minima.ts', import.meta.url));
const ROTAS = 60;
let diretorio: string;
let processo: ChildProcess | undefined;
let dito = '';
let reclamado = '';

beforeEach(() => {
  diretorio = mkdtempSync(join(lugarRapido(), 'nascente-queda-'));
  chmodSync(diretorio, 0o755);
  dito = '';
  reclamado = '';
});
/** Dead and gone: until then the data directory is still its own. */
async function derrubar(): Promise<void> {
  if (processo === undefined || processo.exitCode !== null || processo.signalCode !== null) return;
  processo.kill('SIGKILL');
  await once(processo, 'exit');
}
afterEach(async () => {
  await derrubar();
  const servidor = await iniciarPostgres({ diretorio, porta: 0 });
  await servidor.parar();
  apagarMorada(diretorio);
});

function subir(): void {
  processo = spawn(process.execPath, ['--import', 'tsx', PROGRAMA, diretorio, String(ROTAS)], { stdio: ['ignore', 'pipe', 'pipe'] });
  processo.stdout?.on('data', (d: Buffer) => (dito += d.toString()));
  processo.stderr?.on('data', (d: Buffer) => (reclamado += d.toString()));
}
const esperar = (texto: string): Promise<void> => expect.poll(() => dito, { timeout: 200_000, interval: 20 }).toContain(texto);
const pausa = (ms: number): Promise<void> => new Promise((resolver) => setTimeout(resolver, ms));

/** What the tables say when all is done, read by a server of our own. */
async function conferirFim(): Promise<void> {
  expect(dito).toContain(`fim SUCCEEDED ${JSON.stringify(Array.from({ length: ROTAS }, (_, i) => i))}`);
  await derrubar();
  const servidor = await iniciarPostgres({ diretorio, porta: 0 });
  const pool: Pool = await abrirBancoLocal(servidor);
  try {
    const contar = async (tipo: string): Promise<unknown> =>
      (await pool.query(`SELECT count(*) AS vezes, count(DISTINCT detalhes -> 'mapIterationSucceededEventDetails' ->> 'index') AS indices FROM sfn.historico WHERE tipo = $1`, [tipo])).rows[0];
    expect(await contar('MapIterationSucceeded')).toEqual({ vezes: ROTAS, indices: ROTAS });
    expect(await contar('ExecutionSucceeded')).toMatchObject({ vezes: 1 });
    expect((await pool.query('SELECT FROM sfn.ramo WHERE pai IS NOT NULL')).rowCount).toBe(0);
    expect((await pool.query('SELECT FROM sfn.ficha WHERE aberta')).rowCount).toBe(0);
  } finally {
    await pool.end();
    await servidor.parar();
  }
}

describe('an execution under kill -9', () => {
  it('ends the same, each rota advanced once, when the whole platform is killed again and again', { timeout: 240_000 }, async () => {
    for (let queda = 0; queda < 6; queda++) {
      dito = '';
      subir();
      await esperar('no ar');
      await pausa(40 + queda * 90);
      await derrubar();
    }
    subir();
    await esperar('fim ');
    await conferirFim();
  });

  it('ends the same when only PostgreSQL is killed, under the feet of the engine', { timeout: 240_000 }, async () => {
    subir();
    await esperar('no ar');
    const pgdata = join(diretorio, 'dados');
    let quedas = 0;
    for (; quedas < 5 && !dito.includes('fim '); quedas++) {
      await pausa(150 + quedas * 100);
      for (const pid of processosDoBanco(pgdata).slice(0, 1)) sinalizar(pid, 'SIGKILL');
    }
    expect(quedas).toBeGreaterThan(1);
    await esperar('fim ');
    expect(reclamado).toBe('');
    await conferirFim();
  });
});
