import type { Executor } from '../conexao.ts';

/**
 * Makes whoever changes the rights of the same people wait for the end of this transaction: what is checked of them here is still so when it commits. Every
 * change of rights of a person takes this lock, always by this key; in order of the key, so that two who lock the same two never wait for each other.
 */
export async function travarDireitos(cliente: Executor, ...usuarios: readonly string[]): Promise<void> {
  for (const usuario of [...new Set(usuarios)].sort()) await cliente.query(`SELECT pg_advisory_xact_lock(hashtextextended('acesso:' || $1::text, 0))`, [usuario]);
}
