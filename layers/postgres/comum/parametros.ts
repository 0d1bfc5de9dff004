import type { Executor } from '../conexao.ts';

/**
 * The value of a parameter on a civil date (`AAAA-MM-DD`).
 * @throws when the parameter has no value on that date: the product ships a value for each, so this is a broken installation.
 */
export async function parametroEm(banco: Executor, chave: string, data: string): Promise<unknown> {
  const { rows } = await banco.query<{ valor: unknown }>('SELECT valor FROM comum.parametro WHERE chave = $1 AND vigencia @> $2::date', [
    chave,
    data,
  ]);
  if (rows[0] === undefined) throw new Error(`parâmetro ${chave} sem valor em ${data}`);
  return rows[0].valor;
}

/** A whole, non-negative number kept as a parameter. */
export async function parametroInteiro(banco: Executor, chave: string, data: string): Promise<number> {
  const valor = await parametroEm(banco, chave, data);
  if (typeof valor !== 'number' || !Number.isSafeInteger(valor) || valor < 0) throw new Error(`parâmetro ${chave} deveria ser inteiro`);
  return valor;
}
