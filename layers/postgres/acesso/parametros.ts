/** One parameter of access at a time, with validity (comum.parametro). */
import type { z } from 'zod';
import type { DataCivil } from '../../../domain/comum/data-civil.ts';
import type { Executor } from '../conexao.ts';

/** Throws when it has no value or a value that is none: the product ships all. */
export async function lerParametro<E extends z.ZodType>(banco: Executor, chave: string, esquema: E, hoje: DataCivil): Promise<z.output<E>> {
  const { rows } = await banco.query<{ valor: unknown }>('SELECT valor FROM comum.parametro WHERE chave = $1 AND vigencia @> $2::date', [chave, hoje]);
  return esquema.parse(rows[0]?.valor);
}

/** Who changes it waits for who is changing it. In a transaction of the caller. */
export async function travarParametro(banco: Executor, chave: string): Promise<void> {
  await banco.query(`SELECT pg_advisory_xact_lock(hashtextextended('parametro:' || $1, 0))`, [chave]);
}

/** In force from `hoje` on; what was in force before stays in the table with its end. In a transaction of the caller. */
export async function gravarParametro(banco: Executor, chave: string, depois: unknown, hoje: DataCivil): Promise<void> {
  const valor = JSON.stringify(depois);
  const { rows } = await banco.query<{ descricao: string; ate: string | null }>(
    `UPDATE comum.parametro p SET vigencia = daterange(lower(p.vigencia), $2::date) FROM comum.parametro v
      WHERE p.chave = $1 AND p.vigencia @> $2::date AND lower(p.vigencia) < $2::date AND v.chave = p.chave AND v.vigencia = p.vigencia RETURNING p.descricao, upper(v.vigencia)::text AS ate`,
    [chave, hoje],
  );
  if (rows[0] === undefined) await banco.query('UPDATE comum.parametro SET valor = $3 WHERE chave = $1 AND vigencia @> $2::date', [chave, hoje, valor]);
  else await banco.query('INSERT INTO comum.parametro (chave, vigencia, valor, descricao) VALUES ($1, daterange($2::date, $3::date), $4, $5)', [chave, hoje, rows[0].ate, valor, rows[0].descricao]);
}
