/** People who work in the system (migrations/0026_usuarios.sql). What better-auth writes of them goes through layers/acesso. */
import type { Executor } from '../conexao.ts';

export interface UsuarioNovo {
  readonly login: string;
  readonly nome: string;
  readonly email: string | null;
  readonly administrador: boolean;
  /** What `guardarSenha` gave; null for who only enters by a link of the terminal, and has nothing to change. */
  readonly senha: string | null;
}

/** Of who has none: a name that no server answers for (RFC 2606). */
const SEM_EMAIL = '@sem-email.invalid';

/** As it is kept, which is never null. */
export function emailDe(login: string, email: string | null): string {
  return email?.toLowerCase() ?? `${login}${SEM_EMAIL}`;
}

/** SQL: whether the e-mail of a column is one that its owner has. */
export const temEmail = (coluna: string): string => `${coluna} NOT LIKE '%${SEM_EMAIL}'`;

/** SQL: the e-mail of a column, null for who has none. */
export const emailMostrado = (coluna: string): string => `CASE WHEN ${temEmail(coluna)} THEN ${coluna} END`;

/** Inserts a person with a password that opens only the change of it. Answers its id, or undefined when the login, the name or the e-mail is taken. */
export async function incluirUsuario(banco: Executor, u: UsuarioNovo): Promise<string | undefined> {
  const { rows } = await banco.query<{ id: string }>(
    `WITH novo AS (
       INSERT INTO acesso.usuario (login, login_mostrado, nome, email, administrador, troca_senha) VALUES ($1, $1, $2, $3, $4, $5::text IS NOT NULL) ON CONFLICT DO NOTHING RETURNING id),
     com_senha AS (INSERT INTO acesso.credencial (usuario, provedor, conta, senha) SELECT id, 'credential', id, $5 FROM novo WHERE $5::text IS NOT NULL)
     SELECT id FROM novo`,
    [u.login, u.nome, emailDe(u.login, u.email), u.administrador, u.senha],
  );
  return rows[0]?.id;
}

/** Who a login is, for the rules that stand around the password. */
export interface Conhecido {
  readonly id: string;
  readonly nome: string;
  readonly ativo: boolean;
  /** Within his days. */
  readonly valido: boolean;
  /** Given by somebody else, or expired. */
  readonly trocaSenha: boolean;
  readonly ultimoAcesso: Date | null;
}

export async function conhecidoPor(banco: Executor, id: string): Promise<Conhecido | undefined> {
  const { rows } = await banco.query<Conhecido>('SELECT id, nome, ativo, acesso.na_validade(valido_de, valido_ate) AS valido, troca_senha OR coalesce(senha_vence_em <= clock_timestamp(), false) AS "trocaSenha", ultimo_acesso AS "ultimoAcesso" FROM acesso.usuario WHERE id = $1', [id]);
  return rows[0];
}

export async function marcarAcesso(banco: Executor, id: string): Promise<void> {
  await banco.query('UPDATE acesso.usuario SET ultimo_acesso = clock_timestamp() WHERE id = $1', [id]);
}

/** How long a password that somebody else gave opens the change of it (ASVS 6.4.1). */
const DIAS_DA_PROVISORIA = 3;

/** The login that a login or an e-mail is of, active or not. Who has no password, or one that was given and left unused, is as nobody: a quick refusal would tell that he exists. */
export async function loginDe(banco: Executor, digitado: string): Promise<string | undefined> {
  const { rows } = await banco.query<{ login: string }>(
    `SELECT u.login FROM acesso.usuario u JOIN acesso.credencial c ON c.usuario = u.id AND c.provedor = 'credential'
      WHERE (u.login = $1 OR u.email = $1) AND NOT (u.troca_senha AND c.alterada_em < clock_timestamp() - make_interval(days => ${DIAS_DA_PROVISORIA})) ORDER BY u.login = $1 DESC LIMIT 1`,
    [digitado],
  );
  return rows[0]?.login;
}

/** Of two who make a first administrator at once, the second waits for the first, and finds that there is one. */
export async function esperarVezDoPrimeiro(banco: Executor): Promise<void> {
  await banco.query(`SELECT pg_advisory_xact_lock(hashtextextended('acesso.primeiro-administrador', 0))`);
}

/** Whether a login or an e-mail is of somebody, active or not: only for what the audit writes. */
export async function ehDeAlguem(banco: Executor, digitado: string): Promise<boolean> {
  const { rows } = await banco.query<{ ha: boolean }>('SELECT EXISTS (SELECT FROM acesso.usuario WHERE login = $1 OR email = $1) AS ha', [digitado]);
  return rows[0]?.ha === true;
}

/** Whether somebody has full access and may enter: then nobody makes a first administrator. */
export async function haAdministrador(banco: Executor): Promise<boolean> {
  const { rows } = await banco.query('SELECT FROM acesso.usuario WHERE administrador AND ativo LIMIT 1');
  return rows.length > 0;
}
