import type pg from 'pg';
import type { Pool } from '../../../layers/postgres/conexao.ts';

/** A pool whose transactions commit, and begin again, after the statement that matches: a unit of work split in two. */
export function comCommitNoMeio(pool: Pool, depoisDe: RegExp): Pool {
  const connect = async (): Promise<pg.PoolClient> => {
    const cliente = await pool.connect();
    const query = (...argumentos: readonly unknown[]): unknown => {
      const pedido = (cliente.query as (...a: readonly unknown[]) => unknown)(...argumentos);
      const [primeiro] = argumentos;
      const texto = typeof primeiro === 'string' ? primeiro : ((primeiro as { text?: string }).text ?? '');
      return depoisDe.test(texto) ? confirmar(cliente, pedido) : pedido;
    };
    return new Proxy(cliente, { get: (alvo, nome) => (nome === 'query' ? query : (Reflect.get(alvo, nome, alvo) as unknown)) });
  };
  return { connect, query: pool.query.bind(pool) } as unknown as Pool;
}

async function confirmar(cliente: pg.PoolClient, pedido: unknown): Promise<unknown> {
  const resposta = await pedido;
  await cliente.query('COMMIT');
  await cliente.query('BEGIN');
  return resposta;
}
