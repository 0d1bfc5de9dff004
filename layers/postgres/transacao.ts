/** Transactions, with a bounded number of new tries where PostgreSQL itself asks for one. */
import type pg from 'pg';
import type { Pool } from './conexao.ts';

/** serialization_failure and deadlock_detected: the transaction did nothing and may run again. */
const REPETIR = new Set(['40001', '40P01']);
const TENTATIVAS = 4;

function codigoDe(erro: unknown): string | undefined {
  return typeof erro === 'object' && erro !== null && 'code' in erro && typeof erro.code === 'string' ? erro.code : undefined;
}

async function pausar(tentativa: number): Promise<void> {
  const ms = 20 * 2 ** tentativa * (0.5 + Math.random());
  await new Promise((resolver) => setTimeout(resolver, ms));
}

async function umaVez<T>(pool: Pool, corpo: (cliente: pg.PoolClient) => Promise<T>): Promise<T> {
  const cliente = await pool.connect();
  let perdido = false;
  // a connection that dies while checked out reports on the client; without a listener it would end the process
  const aoCair = (): void => {
    perdido = true;
  };
  cliente.on('error', aoCair);
  try {
    await cliente.query('BEGIN');
    const valor = await corpo(cliente);
    await cliente.query('COMMIT');
    return valor;
  } catch (erro) {
    await cliente.query('ROLLBACK').catch(() => {
      perdido = true;
    });
    throw erro;
  } finally {
    cliente.off('error', aoCair);
    cliente.release(perdido);
  }
}

/**
 * Runs `corpo` in one transaction. Deadlocks and serialization failures are tried again, at most three times with jitter; `corpo` must
 * therefore have no effect outside the database (those go through the outbox).
 */
export async function emTransacao<T>(pool: Pool, corpo: (cliente: pg.PoolClient) => Promise<T>): Promise<T> {
  for (let tentativa = 1; ; tentativa++) {
    try {
      return await umaVez(pool, corpo);
    } catch (erro) {
      if (tentativa >= TENTATIVAS || !REPETIR.has(codigoDe(erro) ?? '')) throw erro;
      await pausar(tentativa);
    }
  }
}
