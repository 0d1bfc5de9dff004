/** Codes of entry and sessions (migrations/0010_acesso.sql). */
import { resumoDe, segredoAleatorio } from '../../acesso/segredo-aleatorio.ts';
import type { Executor } from '../conexao.ts';

/** A working day and its overtime; the table refuses more. */
export const DURACAO_DA_SESSAO_S = 12 * 60 * 60;

/** Who works in a session. */
export interface PessoaDaSessao {
  readonly nome: string;
  readonly confianca: 'operador';
}

/** Makes a code of entry for a person: it opens one session, within 15 minutes. What has expired for a day leaves. Answers the code, which is kept nowhere. */
export async function criarCodigoDeEntrada(banco: Executor, nome: string): Promise<string> {
  const codigo = segredoAleatorio();
  await banco.query(`DELETE FROM acesso.sessao WHERE expira_em < clock_timestamp() - interval '1 day'`);
  await banco.query(
    `DELETE FROM acesso.codigo_entrada c WHERE c.expira_em < clock_timestamp() - interval '1 day'
        AND NOT EXISTS (SELECT FROM acesso.sessao s WHERE s.codigo = c.resumo)`,
  );
  await banco.query(
    `INSERT INTO acesso.codigo_entrada (resumo, nome, confianca, criado_em, expira_em)
     SELECT $1, $2, 'operador', agora, agora + interval '15 minutes' FROM clock_timestamp() AS agora`,
    [resumoDe(codigo), nome],
  );
  return codigo;
}

/**
 * Exchanges a code for a session, once: of two simultaneous calls the condition of the update lets one through. Undefined when the code is unknown,
 * used or expired, without saying which. One statement, so a code is never spent without its session.
 */
export async function abrirSessao(
  banco: Executor,
  codigo: string,
  de: { readonly ip: string; readonly dispositivo: string },
): Promise<{ readonly sessao: string; readonly nome: string } | undefined> {
  const sessao = segredoAleatorio();
  const { rows } = await banco.query<{ nome: string }>(
    `WITH gasto AS (
       UPDATE acesso.codigo_entrada SET usado_em = clock_timestamp()
        WHERE resumo = $1 AND usado_em IS NULL AND expira_em > clock_timestamp()
       RETURNING resumo, nome, confianca
     )
     INSERT INTO acesso.sessao (resumo, codigo, nome, confianca, ip, dispositivo, criada_em, expira_em)
     SELECT $2, g.resumo, g.nome, g.confianca, $3::inet, $4, agora, agora + make_interval(secs => $5)
       FROM gasto g, clock_timestamp() AS agora
     RETURNING nome`,
    [resumoDe(codigo), resumoDe(sessao), de.ip, de.dispositivo, DURACAO_DA_SESSAO_S],
  );
  return rows[0] && { sessao, nome: rows[0].nome };
}

/** Whose session it is, if it is still open. */
export async function quemDaSessao(banco: Executor, sessao: string): Promise<PessoaDaSessao | undefined> {
  const { rows } = await banco.query<PessoaDaSessao>(
    `SELECT nome, confianca FROM acesso.sessao WHERE resumo = $1 AND encerrada_em IS NULL AND expira_em > clock_timestamp()`,
    [resumoDe(sessao)],
  );
  return rows[0];
}

/** Ends a session at once. False when it was not open. */
export async function encerrarSessao(banco: Executor, sessao: string): Promise<boolean> {
  const { rowCount } = await banco.query(`UPDATE acesso.sessao SET encerrada_em = clock_timestamp() WHERE resumo = $1 AND encerrada_em IS NULL`, [resumoDe(sessao)]);
  return rowCount === 1;
}
