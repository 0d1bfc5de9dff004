import type { Pool } from '../../layers/postgres/conexao.ts';

/** Lives exactly as long as the memory of the server: it is born again with the postmaster, and after the fall of any other process. */
const NASCIMENTO = `SELECT backend_start::text AS em FROM pg_stat_activity WHERE backend_type = 'checkpointer'`;

/**
 * Calls `fazer` when a new connection finds that the server fell and recovered since the last one: what was committed without waiting for the
 * disk may be lost, and whoever made it does not know.
 */
export async function aoRenascerDoBanco(pool: Pool, fazer: () => void): Promise<void> {
  let nascido: string | undefined;
  let conferindo = false;
  const conferir = async (): Promise<void> => {
    const em = (await pool.query<{ em: string }>(NASCIMENTO)).rows[0]?.em;
    // between two lives there is no such process
    if (em === undefined) return;
    if (nascido !== undefined && em !== nascido) fazer();
    nascido = em;
  };
  // the pool may be open already, and its next new connection be the one after the fall
  await conferir();
  pool.on('connect', () => {
    if (conferindo) return;
    conferindo = true;
    // where the server is away again, the connection that finds it back asks once more
    conferir().catch(() => undefined).finally(() => (conferindo = false));
  });
}
