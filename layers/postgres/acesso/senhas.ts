/** The password of a person and those that he had before (migrations/0026_usuarios.sql, 0030_senhas.sql). What is kept is always a hash. */
import type { PoliticaDeSenha } from '../../../domain/acesso/politica-de-senha.ts';
import type { Executor } from '../conexao.ts';

export interface DonoDaSenha {
  readonly id: string;
  readonly login: string;
  readonly nome: string;
  readonly ativo: boolean;
  /** null: only enters by a one-use link. */
  readonly guardada: string | null;
}

const DONO = `SELECT u.id, u.login, u.nome, u.ativo, c.senha AS guardada FROM acesso.usuario u LEFT JOIN acesso.credencial c ON c.usuario = u.id AND c.provedor = 'credential'`;

export async function donoDaSenha(banco: Executor, usuario: string): Promise<DonoDaSenha | undefined> {
  const { rows } = await banco.query<DonoDaSenha>(`${DONO} WHERE u.id = $1`, [usuario]);
  return rows[0];
}

export async function donoDoLogin(banco: Executor, login: string): Promise<DonoDaSenha | undefined> {
  const { rows } = await banco.query<DonoDaSenha>(`${DONO} WHERE u.login = $1`, [login]);
  return rows[0];
}

/** The newest first. */
export async function senhasAnteriores(banco: Executor, usuario: string, quantas: number): Promise<readonly string[]> {
  const { rows } = await banco.query<{ senha: string }>('SELECT senha FROM acesso.senha_anterior WHERE usuario = $1 ORDER BY id DESC LIMIT $2', [usuario, quantas]);
  return rows.map(({ senha }) => senha);
}

/** As the policy has it: one of the two, or neither. */
export type ValidadeDaSenha = Pick<PoliticaDeSenha, 'validadeEmDias' | 'validadeEmMeses'>;

export interface TrocaDeSenha {
  readonly usuario: string;
  /** As it was read; when it is not that any more somebody else changed it meanwhile, and nothing is done. */
  readonly de: string | null;
  readonly para: string;
  /** It was chosen by somebody else, and opens only the change of it. */
  readonly provisoria: boolean;
  readonly historico: number;
  readonly validade: ValidadeDaSenha;
}

/** The midnight of Brasília after so many whole days or months: a password does not expire in the middle of a shift (`venceu`, domain/acesso/politica-de-senha.ts). */
const vencimento = (desde: string, dias: string, meses: string): string =>
  `CASE WHEN coalesce(${dias}::integer, ${meses}::integer) IS NOT NULL THEN
     ((((${desde} AT TIME ZONE 'America/Sao_Paulo')::date + make_interval(months => coalesce(${meses}::integer, 0), days => coalesce(${dias}::integer, 0)))::date + 1)::timestamp AT TIME ZONE 'America/Sao_Paulo') END`;

/** Exchanges the password and keeps the one before while the policy compares it. Undefined when it was not `de`. In a transaction of the caller. */
export async function trocarSenhaGuardada(banco: Executor, t: TrocaDeSenha): Promise<{ readonly venceEm: Date | null } | undefined> {
  const { rowCount } =
    t.de === null
      ? await banco.query(`INSERT INTO acesso.credencial (usuario, provedor, conta, senha) VALUES ($1::uuid, 'credential', $1::uuid::text, $2) ON CONFLICT DO NOTHING`, [t.usuario, t.para])
      : await banco.query(`UPDATE acesso.credencial SET senha = $2, alterada_em = clock_timestamp() WHERE usuario = $1 AND provedor = 'credential' AND senha = $3`, [t.usuario, t.para, t.de]);
  if (rowCount !== 1) return undefined;
  if (t.de !== null) await banco.query('INSERT INTO acesso.senha_anterior (usuario, senha) VALUES ($1, $2)', [t.usuario, t.de]);
  await banco.query('DELETE FROM acesso.senha_anterior WHERE usuario = $1 AND id NOT IN (SELECT id FROM acesso.senha_anterior WHERE usuario = $1 ORDER BY id DESC LIMIT $2)', [t.usuario, t.historico]);
  const { rows } = await banco.query<{ venceEm: Date | null }>(
    `UPDATE acesso.usuario SET troca_senha = $2, senha_vence_em = ${vencimento('clock_timestamp()', '$3', '$4')}, alterado_em = clock_timestamp() WHERE id = $1 RETURNING senha_vence_em AS "venceEm"`,
    [t.usuario, t.provisoria, t.validade.validadeEmDias, t.validade.validadeEmMeses],
  );
  return rows[0];
}

/** Another validity reaches the passwords that there are, each from the day in which it was chosen. */
export async function refazerVencimentos(banco: Executor, { validadeEmDias, validadeEmMeses }: ValidadeDaSenha): Promise<void> {
  await banco.query(`UPDATE acesso.usuario u SET senha_vence_em = ${vencimento('c.alterada_em', '$1', '$2')} FROM acesso.credencial c WHERE c.usuario = u.id AND c.provedor = 'credential'`, [validadeEmDias, validadeEmMeses]);
}
