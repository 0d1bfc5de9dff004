/** One's own sessions (migrations/0026_usuarios.sql). Every statement names the person: the id of a session of another is as one that does not exist. */
import type { Executor } from '../conexao.ts';
import { SESSAO_ABERTA } from './sessao.ts';

export interface SessaoPropria {
  readonly id: string;
  readonly ip: string | null;
  readonly dispositivo: string | null;
  readonly comecouEm: Date;
  readonly vistaEm: Date;
  readonly abertaPor: 'SENHA' | 'SEGUNDO_FATOR' | 'LINK';
}

const MAIS_SESSOES = 1_000;

/** The last used first. */
export async function sessoesDaPessoa(banco: Executor, usuario: string): Promise<readonly SessaoPropria[]> {
  const { rows } = await banco.query<SessaoPropria>(
    `SELECT s.id, host(s.ip) AS ip, s.dispositivo, s.criada_em AS "comecouEm", s.vista_em AS "vistaEm", s.aberta_por AS "abertaPor"
       FROM acesso.sessao_de_usuario s WHERE s.usuario = $1 AND ${SESSAO_ABERTA} ORDER BY s.vista_em DESC, s.id LIMIT ${MAIS_SESSOES}`,
    [usuario],
  );
  return rows;
}

/** What ended. `qual` undefined: all but `menos`. */
export async function encerrarDaPessoa(banco: Executor, usuario: string, menos: string, qual: string | undefined): Promise<readonly { readonly ip: string | null; readonly dispositivo: string | null }[]> {
  const { rows } = await banco.query<{ ip: string | null; dispositivo: string | null; aberta: boolean }>(
    `DELETE FROM acesso.sessao_de_usuario s WHERE s.usuario = $1 AND s.id <> $2 AND ($3::uuid IS NULL OR s.id = $3) RETURNING host(s.ip) AS ip, s.dispositivo, (${SESSAO_ABERTA}) AS aberta`,
    [usuario, menos, qual ?? null],
  );
  return rows.filter(({ aberta }) => aberta).map(({ ip, dispositivo }) => ({ ip, dispositivo }));
}

/** Whether it began at most so many minutes ago. */
export async function sessaoRecente(banco: Executor, sessao: string, minutos: number): Promise<boolean> {
  const { rowCount } = await banco.query('SELECT FROM acesso.sessao_de_usuario WHERE id = $1 AND criada_em > clock_timestamp() - make_interval(mins => $2)', [sessao, minutos]);
  return rowCount === 1;
}

/** By the general rule, or by a profile of his. */
export async function umaSessaoPorVez(banco: Executor, usuario: string): Promise<boolean> {
  const { rows } = await banco.query<{ uma: boolean }>('SELECT acesso.uma_sessao_por_vez($1) AS uma', [usuario]);
  return rows[0]?.uma === true;
}
