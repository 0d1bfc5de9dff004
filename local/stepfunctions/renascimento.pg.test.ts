import { chmodSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Pool } from '../../layers/postgres/conexao.ts';
import { abrirBancoLocal } from '../banco/banco-local.ts';
import { apagarMorada } from '../banco/diretorio.ts';
import { iniciarPostgres, type PostgresLocal } from '../banco/postgres.ts';
import { insistir } from '../banco/resistencia.ts';
import { aoRenascerDoBanco } from './renascimento.ts';
import { lugarRapido } from '../banco/lugar-rapido.ts';

const diretorio = mkdtempSync(join(lugarRapido(), 'nascente-renascer-'));
let servidor: PostgresLocal;
let pool: Pool;
let vezes = 0;

beforeAll(async () => {
  chmodSync(diretorio, 0o755);
  servidor = await iniciarPostgres({ diretorio, porta: 0 });
  pool = await abrirBancoLocal(servidor);
  await pool.query('SELECT 1');
  await aoRenascerDoBanco(pool, () => (vezes += 1));
});
afterAll(async () => {
  await pool.end();
  await servidor.parar();
  apagarMorada(diretorio);
});

it('more connections to a server that stands say nothing', async () => {
  await Promise.all(Array.from({ length: 5 }, () => pool.query('SELECT pg_sleep(0.05)')));
  expect(vezes).toBe(0);
});

it('a server that fell and recovered is told of, also when the pool was open before', async () => {
  process.kill(servidor.pid(), 'SIGKILL');
  // as the queues do: they ask all the time
  await expect.poll(() => insistir(() => pool.query('SELECT 1')).then(() => vezes), { timeout: 30_000 }).toBe(1);
});
