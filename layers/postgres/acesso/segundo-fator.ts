/** Second factors and the step between the password and them (migrations/0026_usuarios.sql, 0039_sessoes_e_tentativas.sql); better-auth writes the step and reads `dois_fatores`. */
import type { Executor } from '../conexao.ts';

export interface FatorGuardado {
  /** Encrypted with a key that is not in the database. */
  readonly segredo: string;
  readonly verificado: boolean;
}

export async function lerFator(banco: Executor, usuario: string): Promise<FatorGuardado | undefined> {
  const { rows } = await banco.query<FatorGuardado>('SELECT segredo, verificado FROM acesso.segundo_fator WHERE usuario = $1', [usuario]);
  return rows[0];
}

/** A secret that still waits for its first code; one that was confirmed stays as it is, and then the answer is false. */
export async function proporFator(banco: Executor, usuario: string, segredo: string): Promise<boolean> {
  const { rowCount } = await banco.query(
    `INSERT INTO acesso.segundo_fator (usuario, segredo) VALUES ($1, $2) ON CONFLICT (usuario) DO UPDATE SET segredo = excluded.segredo WHERE NOT segundo_fator.verificado`,
    [usuario, segredo],
  );
  return rowCount === 1;
}

/** From here on the password alone opens nothing. False when the secret is another by now, or confirmed already. */
export async function confirmarFator(banco: Executor, usuario: string, { segredo }: FatorGuardado): Promise<boolean> {
  const { rowCount } = await banco.query('UPDATE acesso.segundo_fator SET verificado = true WHERE usuario = $1 AND segredo = $2 AND NOT verificado', [usuario, segredo]);
  if (rowCount === 1) await banco.query('UPDATE acesso.usuario SET dois_fatores = true WHERE id = $1', [usuario]);
  return rowCount === 1;
}

/** The same secret under another key; whoever changed it meanwhile wins. */
export async function trocarSegredo(banco: Executor, usuario: string, de: string, para: string): Promise<void> {
  await banco.query('UPDATE acesso.segundo_fator SET segredo = $3 WHERE usuario = $1 AND segredo = $2', [usuario, de, para]);
}

/** These recovery codes, and none of those of before. Of two at once, one waits for the other. False for who has no second factor. */
export async function guardarCodigos(banco: Executor, usuario: string, resumos: readonly Buffer[]): Promise<boolean> {
  const { rowCount } = await banco.query('SELECT FROM acesso.segundo_fator WHERE usuario = $1 AND verificado FOR UPDATE', [usuario]);
  if (rowCount !== 1) return false;
  await banco.query('DELETE FROM acesso.codigo_de_reserva WHERE usuario = $1', [usuario]);
  await banco.query('INSERT INTO acesso.codigo_de_reserva (usuario, resumo) SELECT $1, unnest($2::bytea[])', [usuario, resumos]);
  return true;
}

/** Once: of two uses at once, one finds it gone. */
export async function gastarCodigo(banco: Executor, usuario: string, resumo: Buffer): Promise<boolean> {
  const { rowCount } = await banco.query('DELETE FROM acesso.codigo_de_reserva WHERE usuario = $1 AND resumo = $2', [usuario, resumo]);
  return rowCount === 1;
}

export async function quantosCodigos(banco: Executor, usuario: string): Promise<number> {
  const { rows } = await banco.query<{ n: number }>('SELECT count(*)::integer AS n FROM acesso.codigo_de_reserva WHERE usuario = $1', [usuario]);
  return rows[0]?.n ?? 0;
}

/** False when there was none. */
export async function apagarFator(banco: Executor, usuario: string): Promise<boolean> {
  await banco.query('UPDATE acesso.usuario SET dois_fatores = false WHERE id = $1', [usuario]);
  const { rowCount } = await banco.query('DELETE FROM acesso.segundo_fator WHERE usuario = $1', [usuario]);
  return rowCount === 1;
}

export async function exigeFator(banco: Executor, usuario: string): Promise<boolean> {
  const { rows } = await banco.query<{ exige: boolean }>('SELECT acesso.exige_segundo_fator($1) AS exige', [usuario]);
  return rows[0]?.exige === true;
}

/** Whose step it is, while it waits for a code. */
export async function donoDoPasso(banco: Executor, identificador: string): Promise<{ readonly usuario: string; readonly login: string } | undefined> {
  const { rows } = await banco.query<{ usuario: string; login: string }>(
    `SELECT u.id AS usuario, u.login FROM acesso.verificacao v JOIN acesso.usuario u ON u.id::text = v.valor WHERE v.identificador = $1 AND v.expira_em > clock_timestamp() AND u.dois_fatores`,
    [identificador],
  );
  return rows[0];
}

/** Once: of two at once, one finds it gone. What has expired leaves with it. */
export async function gastarPasso(banco: Executor, identificador: string): Promise<boolean> {
  await banco.query(`DELETE FROM acesso.verificacao WHERE identificador = '2fa-attempts-' || $1 OR expira_em < clock_timestamp() - interval '1 hour'`, [identificador]);
  const { rowCount } = await banco.query('DELETE FROM acesso.verificacao WHERE identificador = $1', [identificador]);
  return rowCount === 1;
}
