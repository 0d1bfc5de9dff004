/** Refusals of who is nobody yet (migrations/0043): the database bounds how many rows a stranger makes, and counts what it sums. */
import type { Autor } from '../comum/auditoria.ts';
import type { Executor } from '../conexao.ts';

export interface Recusa {
  /** His name in the audit is always "público". */
  readonly autor: Pick<Autor, 'ip' | 'dispositivo'> & { readonly ip: string };
  readonly funcao: string;
  readonly objeto: string;
  readonly motivo: string | null;
}

/** Written at once, the first time in a minute; else counted. */
export async function auditarRecusa(banco: Executor, { autor, funcao, objeto, motivo }: Recusa): Promise<void> {
  await banco.query('SELECT acesso.auditar_recusa($1, $2, $3, $4, $5)', [autor.ip, autor.dispositivo ?? null, funcao, objeto, motivo]);
}

/** Writes the counts of the minutes that are over; answers how many rows. */
export async function somarRecusas(banco: Executor): Promise<number> {
  const { rows } = await banco.query<{ n: number }>('SELECT comum.somar_recusas() AS n');
  return rows[0]?.n ?? 0;
}
