/** What is written of people: who they are, whether they may enter, whether they have full access (migrations/0026_usuarios.sql, 0034_gente.sql). */
import type { Executor } from '../conexao.ts';
import type { PessoaNomeada } from './pessoas.ts';
import { emailDe } from './usuarios.ts';

export interface PessoaNova {
  readonly id: string;
  readonly login: string;
  readonly nome: string;
  readonly email: string | null;
  readonly departamento: number | null;
  readonly validoDe: string | null;
  readonly validoAte: string | null;
}

/** False when the login, the name or the e-mail is taken. Nobody enters before a password is given (`trocarSenhaGuardada`). */
export async function incluirPessoa(cliente: Executor, p: PessoaNova): Promise<boolean> {
  const { rowCount } = await cliente.query('INSERT INTO acesso.usuario (id, login, login_mostrado, nome, email, departamento, valido_de, valido_ate, troca_senha) VALUES ($1, $2, $2, $3, $4, $5, $6, $7, true) ON CONFLICT DO NOTHING', [
    p.id,
    p.login,
    p.nome,
    emailDe(p.login, p.email),
    p.departamento,
    p.validoDe,
    p.validoAte,
  ]);
  return rowCount === 1;
}

/** Which of what names a person is of another already (a name, also of who had it before), in the order in which the form has them. */
export async function repetidos(banco: Executor, p: { readonly id: string; readonly login: string | null; readonly nome: string; readonly email: string | null }): Promise<readonly ('login' | 'nome' | 'email')[]> {
  const { rows } = await banco.query<{ login: boolean; nome: boolean; email: boolean }>(
    `SELECT coalesce(bool_or(login = $2), false) AS login, coalesce(bool_or(lower(nome) = lower($3)), false) OR EXISTS (SELECT FROM acesso.nome_usado n WHERE n.nome = lower($3) AND n.usuario <> $1) AS nome, coalesce(bool_or(email = $4), false) AS email FROM acesso.usuario WHERE id <> $1`,
    [p.id, p.login, p.nome, p.email],
  );
  return (['login', 'nome', 'email'] as const).filter((campo) => rows[0]?.[campo] === true);
}

/** The caller has looked at `repetidos`; whoever takes the name in between makes this fail. */
export async function mudarDados(cliente: Executor, p: PessoaNova): Promise<void> {
  await cliente.query('UPDATE acesso.usuario SET nome = $2, email = $3, departamento = $4, valido_de = $5, valido_ate = $6, alterado_em = clock_timestamp() WHERE id = $1', [p.id, p.nome, emailDe(p.login, p.email), p.departamento, p.validoDe, p.validoAte]);
}

export async function departamentoEmUso(banco: Executor, id: number): Promise<boolean> {
  const { rowCount } = await banco.query('SELECT FROM acesso.departamento WHERE id = $1 AND ativo', [id]);
  return rowCount === 1;
}

/** Names and e-mails are taken one at a time: what `repetidos` did not find is still free when it is written. */
export async function travarNomes(cliente: Executor): Promise<void> {
  await cliente.query(`SELECT pg_advisory_xact_lock(hashtextextended('acesso:nomes', 0))`);
}

export interface Alvo {
  readonly id: string;
  readonly login: string;
  readonly nome: string;
  readonly ativo: boolean;
  readonly administrador: boolean;
}

export async function alvos(banco: Executor, ids: readonly string[]): Promise<readonly Alvo[]> {
  const { rows } = await banco.query<Alvo>('SELECT id, login, nome, ativo, administrador FROM acesso.usuario WHERE id = ANY ($1::uuid[]) ORDER BY nome', [ids]);
  return rows;
}

/** The whole of a day, to an administrador whom hours keep out: others may have closed them for good. False when nobody active with full access has the login. */
export async function abrirODia(cliente: Executor, login: string, dia: string, motivo: string): Promise<boolean> {
  const { rowCount } = await cliente.query(
    `INSERT INTO acesso.excecao_de_horario (usuario, data, tipo, inicio, fim, motivo) SELECT u.id, $2, 'EXTRA', 0, 1440, $3 FROM acesso.usuario u WHERE u.login = $1 AND u.ativo AND u.administrador`,
    [login, dia, motivo],
  );
  return rowCount === 1;
}

/** Who leaves full access, or leaves at all, waits here: the same lock as the trigger `ultimo_administrador`. Before the locks of people, always. */
export async function travarAdministradores(cliente: Executor): Promise<void> {
  await cliente.query(`SELECT pg_advisory_xact_lock(hashtextextended('acesso:administradores', 0))`);
}

/** As the trigger `ultimo_administrador` has it: active, and without an end that would come by itself. */
const FICA = (u: string): string => `${u}.ativo AND ${u}.administrador AND ${u}.valido_ate IS NULL AND acesso.na_validade(${u}.valido_de, NULL)`;

/** Somebody active has full access for good besides these. */
export async function sobraAdministrador(cliente: Executor, sem: readonly string[]): Promise<boolean> {
  const { rowCount } = await cliente.query(`SELECT FROM acesso.usuario o WHERE ${FICA('o')} AND o.id <> ALL ($1::uuid[]) LIMIT 1`, [sem]);
  return rowCount === 1;
}

/** How many people besides these a person has let in or kept out by himself in the last 24 hours. */
export async function mudadosAgora(cliente: Executor, por: string, sem: readonly string[]): Promise<number> {
  const { rows } = await cliente.query<{ n: number }>(
    `SELECT count(*)::integer AS n FROM acesso.usuario WHERE situacao_mudada_por = $1 AND situacao_mudada_em > clock_timestamp() - interval '1 day' AND id <> ALL ($2::uuid[])`,
    [por, sem],
  );
  return rows[0]?.n ?? 0;
}

/**
 * Who was not so already. Of administrators only while another one stays: the caller has asked `sobraAdministrador` under the lock, and the statement asks again.
 * `por`: who decides it by himself; null: two did.
 */
export async function gravarSituacao(cliente: Executor, ids: readonly string[], ativo: boolean, por: string | null): Promise<readonly PessoaNomeada[]> {
  const { rows } = await cliente.query<PessoaNomeada>(
    `UPDATE acesso.usuario u SET ativo = $2, alterado_em = clock_timestamp(), situacao_mudada_por = $3, situacao_mudada_em = clock_timestamp() WHERE u.id = ANY ($1::uuid[]) AND u.ativo <> $2
        AND ($2 OR NOT u.administrador OR EXISTS (SELECT FROM acesso.usuario o WHERE ${FICA('o')} AND o.id <> ALL ($1::uuid[]))) RETURNING u.id, u.nome`,
    [ids, ativo, por],
  );
  return rows;
}

/** False when it was so already, or when nobody active would have full access. */
export async function gravarAdministrador(cliente: Executor, id: string, administrador: boolean): Promise<boolean> {
  const { rowCount } = await cliente.query(
    `UPDATE acesso.usuario u SET administrador = $2, alterado_em = clock_timestamp() WHERE u.id = $1 AND u.administrador <> $2
        AND ($2 OR NOT u.ativo OR EXISTS (SELECT FROM acesso.usuario o WHERE ${FICA('o')} AND o.id <> $1))`,
    [id, administrador],
  );
  return rowCount === 1;
}
