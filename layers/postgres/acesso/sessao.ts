/** Codes of entry and sessions (migrations/0010_acesso.sql, 0026_usuarios.sql, 0029_direitos.sql, 0046_uma_sessao_por_vez.sql). */
import { resumoDe, segredoAleatorio } from '../../acesso/segredo-aleatorio.ts';
import type { Pendencia } from '../../http/quem.ts';
import type { Executor } from '../conexao.ts';

/** The longest that there is: the database cuts it to what the utility allows (`acesso.sessao-maxima-horas`, ASVS 7.3.2), and the cookie is worth what the session is. */
export const DURACAO_DA_SESSAO_S = 24 * 60 * 60;

/** SQL, of a row `s`: neither over nor left alone for longer than the utility allows. What the door asks, and what every list of sessions shows. */
export const SESSAO_ABERTA = `s.expira_em > clock_timestamp() AND s.vista_em > clock_timestamp() - make_interval(mins => coalesce(
  (SELECT (p.valor #>> '{}')::integer FROM comum.parametro p WHERE p.chave = 'acesso.sessao-ociosa-minutos' AND p.vigencia @> (now() AT TIME ZONE 'America/Sao_Paulo')::date), 30))`;

/** Who works in a session. */
export interface PessoaDaSessao {
  readonly sessao: string;
  readonly usuario: string;
  readonly nome: string;
  readonly login: string;
  readonly pendencia: Pendencia | null;
  readonly acessoAnterior: Date | null;
  /** Of the rights, at this moment. */
  readonly versao: string;
  /** It was last noted as used a minute ago or more. */
  readonly parada: boolean;
  /** The active workstation of the browser that calls. */
  readonly estacao: number | null;
  readonly nomeDaEstacao: string | null;
  /** It was last noted as seen a minute ago or more. */
  readonly estacaoParada: boolean;
  /** The network from which the call comes is let in. Whoever reads this decides first by it. */
  readonly daRede: boolean;
}

/** Makes a code of entry for a person: it opens one session, within 15 minutes. What has expired for a day leaves. Answers the code, which is kept nowhere; undefined when nobody active has the login. */
export async function criarCodigoDeEntrada(banco: Executor, login: string): Promise<string | undefined> {
  const codigo = segredoAleatorio();
  await banco.query(`DELETE FROM acesso.sessao_de_usuario WHERE expira_em < clock_timestamp() - interval '1 day'`);
  await banco.query(`DELETE FROM acesso.codigo_entrada c WHERE c.expira_em < clock_timestamp() - interval '1 day' AND NOT EXISTS (SELECT FROM acesso.sessao s WHERE s.codigo = c.resumo)`);
  const { rowCount } = await banco.query(
    `INSERT INTO acesso.codigo_entrada (resumo, nome, usuario, confianca, criado_em, expira_em)
     SELECT $1, u.nome, u.id, 'operador', agora, agora + interval '15 minutes' FROM acesso.usuario u, clock_timestamp() AS agora WHERE u.login = $2 AND u.ativo AND acesso.na_validade(u.valido_de, u.valido_ate)`,
    [resumoDe(codigo), login],
  );
  return rowCount === 1 ? codigo : undefined;
}

/**
 * Exchanges a code for a session, once: of two simultaneous calls the condition of the update lets one through. Undefined when the code is unknown,
 * used or expired, or its owner disabled or out of his validity, without saying which. One statement, so a code is never spent without its session.
 */
export async function abrirSessao(
  banco: Executor,
  codigo: string,
  de: { readonly ip: string; readonly dispositivo: string },
): Promise<{ readonly token: string; readonly usuario: string; readonly nome: string } | undefined> {
  const token = segredoAleatorio();
  const { rows } = await banco.query<{ usuario: string; nome: string }>(
    `WITH gasto AS (
       UPDATE acesso.codigo_entrada c SET usado_em = clock_timestamp() FROM acesso.usuario u
        WHERE c.resumo = $1 AND c.usado_em IS NULL AND c.expira_em > clock_timestamp() AND u.id = c.usuario AND u.ativo AND acesso.na_validade(u.valido_de, u.valido_ate)
       RETURNING u.id, u.nome, u.ultimo_acesso
     ), aberta AS (
       INSERT INTO acesso.sessao_de_usuario (usuario, token, ip, dispositivo, acesso_anterior, criada_em, vista_em, expira_em)
       SELECT g.id, $2, $3::inet, $4, g.ultimo_acesso, agora, agora, agora + make_interval(secs => $5) FROM gasto g, clock_timestamp() AS agora
     )
     UPDATE acesso.usuario u SET ultimo_acesso = clock_timestamp() FROM gasto g WHERE u.id = g.id RETURNING u.id AS usuario, u.nome`,
    [resumoDe(codigo), token, de.ip, de.dispositivo, DURACAO_DA_SESSAO_S],
  );
  return rows[0] && { token, ...rows[0] };
}

/** Whose session it is, if it is still open: not expired, not left alone for longer than the utility allows, of somebody active and within his validity; whether its network is let in is part of the answer. `estacao`: digest of the cookie of the workstation. */
export async function quemDaSessao(banco: Executor, token: string, ip: string, estacao: Buffer | undefined): Promise<PessoaDaSessao | undefined> {
  const { rows } = await banco.query<PessoaDaSessao>(
    `SELECT s.id AS sessao, u.id AS usuario, u.nome, u.login, s.acesso_anterior AS "acessoAnterior", v.versao::text AS versao, s.vista_em < clock_timestamp() - interval '1 minute' AS parada,
            CASE WHEN u.troca_senha OR u.senha_vence_em <= clock_timestamp() THEN 'TROCAR_SENHA'
                 WHEN s.aberta_por = 'SENHA' AND NOT u.dois_fatores AND acesso.exige_segundo_fator(u.id) THEN 'CADASTRAR_SEGUNDO_FATOR' END AS pendencia,
            e.id AS estacao, e.nome AS "nomeDaEstacao", e.id IS NOT NULL AND coalesce(e.vista_em < clock_timestamp() - interval '1 minute', true) AS "estacaoParada",
            acesso.rede_permitida($2::inet) AS "daRede"
       FROM acesso.sessao_de_usuario s JOIN acesso.usuario u ON u.id = s.usuario CROSS JOIN acesso.versao_dos_direitos v
       LEFT JOIN acesso.estacao e ON e.token = $3 AND e.situacao = 'ATIVA'
      WHERE s.token = $1 AND u.ativo AND acesso.na_validade(u.valido_de, u.valido_ate) AND ${SESSAO_ABERTA}`,
    [token, ip, estacao ?? null],
  );
  return rows[0];
}

/** Notes that a session is in use. */
export async function verSessao(banco: Executor, sessao: string): Promise<void> {
  await banco.query('UPDATE acesso.sessao_de_usuario SET vista_em = clock_timestamp() WHERE id = $1', [sessao]);
}

/** Ends a session at once. False when it was not open. */
export async function encerrarSessaoPorId(banco: Executor, sessao: string): Promise<boolean> {
  const { rowCount } = await banco.query('DELETE FROM acesso.sessao_de_usuario WHERE id = $1', [sessao]);
  return rowCount === 1;
}

/** Ends the session of a token at once, whoever has it. */
export async function encerrarSessaoPorToken(banco: Executor, token: string): Promise<void> {
  await banco.query('DELETE FROM acesso.sessao_de_usuario WHERE token = $1', [token]);
}

/** Ends the sessions of a person, but for one, and what he has half open: a password that was checked and waits for the code. Answers how many sessions were open. */
export async function encerrarSessoesDe(banco: Executor, usuario: string, menosToken: string | null): Promise<number> {
  await banco.query('DELETE FROM acesso.verificacao WHERE valor = $1', [usuario]);
  const { rows } = await banco.query<{ aberta: boolean }>('DELETE FROM acesso.sessao_de_usuario WHERE usuario = $1 AND token IS DISTINCT FROM $2 RETURNING expira_em > clock_timestamp() AS aberta', [usuario, menosToken]);
  return rows.filter(({ aberta }) => aberta).length;
}

/** Ends now, and not only when the transaction does, the sessions to which this one puts an end (of who has one at a time). Answers how many: what ended before, as that of the browser that calls, is none of them. */
export async function sessoesSubstituidas(banco: Executor, token: string): Promise<number> {
  await banco.query('SET CONSTRAINTS acesso.substituir_sessoes IMMEDIATE');
  const { rows } = await banco.query<{ n: number }>(
    'SELECT count(*)::integer AS n FROM acesso.sessao_substituida x JOIN acesso.sessao_de_usuario s ON s.id = x.sucessora WHERE s.token = $1',
    [token],
  );
  return rows[0]?.n ?? 0;
}

/** When the session of a token, which is open no more, gave its place to another of the same person. */
export async function substituicaoDa(banco: Executor, token: string): Promise<{ readonly nome: string; readonly em: Date } | undefined> {
  const { rows } = await banco.query<{ nome: string; em: Date }>('SELECT u.nome, x.em FROM acesso.sessao_substituida x JOIN acesso.usuario u ON u.id = x.usuario WHERE x.resumo = $1 AND x.expira_em > clock_timestamp()', [resumoDe(token)]);
  return rows[0];
}

/** Gives another token to an open session. Undefined when it is open no more. */
export async function girarToken(banco: Executor, sessao: string): Promise<{ readonly token: string; readonly restaS: number } | undefined> {
  const token = segredoAleatorio();
  const { rows } = await banco.query<{ restaS: number }>(
    `UPDATE acesso.sessao_de_usuario SET token = $2 WHERE id = $1 AND expira_em > clock_timestamp() RETURNING floor(extract(epoch FROM expira_em - clock_timestamp()))::integer AS "restaS"`,
    [sessao, token],
  );
  return rows[0] && { token, ...rows[0] };
}

/** What the screen shows of the time before. */
export async function anotarAcessoAnterior(banco: Executor, token: string, anterior: Date | null): Promise<void> {
  await banco.query('UPDATE acesso.sessao_de_usuario SET acesso_anterior = $2 WHERE token = $1', [token, anterior]);
}

/** By what the person proved who he is; who said nothing came by the link of the terminal. */
export async function marcarAbertura(banco: Executor, token: string, por: 'SENHA'): Promise<void> {
  await banco.query('UPDATE acesso.sessao_de_usuario SET aberta_por = $2 WHERE token = $1', [token, por]);
}

/** Opens a session for a person who has proven who he is. Answers its token. */
export async function abrirSessaoDe(banco: Executor, usuario: string, por: 'SEGUNDO_FATOR', de: { readonly ip: string; readonly dispositivo: string }): Promise<string> {
  const token = segredoAleatorio();
  await banco.query(
    `INSERT INTO acesso.sessao_de_usuario (usuario, token, ip, dispositivo, aberta_por, criada_em, vista_em, expira_em)
     SELECT $1, $2, $3::inet, $4, $5, agora, agora, agora + make_interval(secs => $6) FROM clock_timestamp() AS agora`,
    [usuario, token, de.ip, de.dispositivo, por, DURACAO_DA_SESSAO_S],
  );
  return token;
}
