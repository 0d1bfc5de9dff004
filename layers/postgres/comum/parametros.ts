/** Parameters of the utility, each value with its validity (comum.parametro). */
import type { z } from 'zod';
import type { DataCivil } from '../../../domain/comum/data-civil.ts';
import type { Executor } from '../conexao.ts';

/**
 * The value of a parameter on a civil date (`AAAA-MM-DD`).
 * @throws when the parameter has no value on that date: the product ships a value for each, so this is a broken installation.
 */
export async function parametroEm(banco: Executor, chave: string, data: string): Promise<unknown> {
  const { rows } = await banco.query<{ valor: unknown }>('SELECT valor FROM comum.parametro WHERE chave = $1 AND vigencia @> $2::date', [chave, data]);
  if (rows[0] === undefined) throw new Error(`parâmetro ${chave} sem valor em ${data}`);
  return rows[0].valor;
}

/** A whole, non-negative number kept as a parameter. */
export async function parametroInteiro(banco: Executor, chave: string, data: string): Promise<number> {
  const valor = await parametroEm(banco, chave, data);
  if (typeof valor !== 'number' || !Number.isSafeInteger(valor) || valor < 0) throw new Error(`parâmetro ${chave} deveria ser inteiro`);
  return valor;
}

/** The value in force, as its schema reads it. Throws when there is none, or when it is no value of that schema: the product ships all. */
export async function lerParametro<E extends z.ZodType>(banco: Executor, chave: string, esquema: E, hoje: DataCivil): Promise<z.output<E>> {
  return esquema.parse(await parametroEm(banco, chave, hoje));
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
