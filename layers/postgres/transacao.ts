/** Transactions, with a bounded number of new tries where PostgreSQL itself asks for one. */
import type pg from 'pg';
import { ajusteDosLugares } from './lugares.ts';

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

/** Takes a connection for `corpo` and gives it back, or throws it away when it died meanwhile or `corpo` calls it lost. */
export async function comConexao<T>(pool: pg.Pool, corpo: (cliente: pg.PoolClient, perder: () => void) => Promise<T>): Promise<T> {
  const cliente = await pool.connect();
  let perdido = false;
  // a connection that dies while checked out reports on the client; without a listener it would end the process
  const perder = (): void => {
    perdido = true;
  };
  cliente.on('error', perder);
  try {
    return await corpo(cliente, perder);
  } finally {
    cliente.off('error', perder);
    cliente.release(perdido);
  }
}

/** One trip: the transaction begins and knows what it may see. */
function comeco(): string {
  const ajuste = ajusteDosLugares();
  return ajuste === undefined ? 'BEGIN' : `BEGIN; ${ajuste}`;
}

/** Runs `corpo` in one transaction, once. */
export function umaVez<T>(pool: pg.Pool, corpo: (cliente: pg.PoolClient) => Promise<T>): Promise<T> {
  return comConexao(pool, async (cliente, perder) => {
    try {
      await cliente.query(comeco());
      const valor = await corpo(cliente);
      await cliente.query('COMMIT');
      return valor;
    } catch (erro) {
      await cliente.query('ROLLBACK').catch(perder);
      throw erro;
    }
  });
}

/**
 * Runs `corpo` in one transaction. Deadlocks and serialization failures are tried again, at most three times with jitter; `corpo` must
 * therefore have no effect outside the database (those go through the outbox).
 */
export async function emTransacao<T>(pool: pg.Pool, corpo: (cliente: pg.PoolClient) => Promise<T>): Promise<T> {
  for (let tentativa = 1; ; tentativa++) {
    try {
      return await umaVez(pool, corpo);
    } catch (erro) {
      if (tentativa >= TENTATIVAS || !REPETIR.has(codigoDe(erro) ?? '')) throw erro;
      await pausar(tentativa);
    }
  }
}
