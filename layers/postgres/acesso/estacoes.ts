/** Workstations (migrations/0037_estacoes.sql). Of the cookie of a browser only the digest comes here. */
import type { SituacaoDaEstacao } from '../../../domain/acesso/estacao.ts';
import type { Executor } from '../conexao.ts';

export interface EstacaoGuardada {
  readonly id: number;
  readonly nome: string;
  readonly local: string;
  readonly setor: number | null;
  readonly situacao: SituacaoDaEstacao;
  readonly pedidaPor: string;
  readonly pedidaEm: Date;
  readonly decididaPor: string | null;
  readonly decididaEm: Date | null;
  readonly vistaEm: Date | null;
}

export interface EstacaoNova {
  readonly nome: string;
  readonly local: string;
  readonly setor: number | null;
  /** Digest of the cookie. */
  readonly token: Buffer;
  readonly pedidaPor: string;
  readonly pedidaDe: string;
  /** Who asks is who approves: it begins active. */
  readonly decididaPor: string | null;
}

const CAMPOS = 'id, nome, local, setor, situacao, pedida_por AS "pedidaPor", pedida_em AS "pedidaEm", decidida_por AS "decididaPor", decidida_em AS "decididaEm", vista_em AS "vistaEm"';

/** Two changes, each good by itself, could together leave the requirement on and no station. */
export async function umaEstacaoPorVez(banco: Executor): Promise<void> {
  await banco.query(`SELECT pg_advisory_xact_lock(hashtext('acesso.estacao'))`);
}

/** Those that wait come first. */
export async function listarEstacoes(banco: Executor, maximo: number): Promise<readonly EstacaoGuardada[]> {
  const { rows } = await banco.query<EstacaoGuardada>(`SELECT ${CAMPOS} FROM acesso.estacao ORDER BY situacao <> 'PENDENTE', situacao, lower(nome) LIMIT $1`, [maximo]);
  return rows;
}

export async function contarEstacoes(banco: Executor, pedidaDe: string): Promise<{ readonly todas: number; readonly ativas: number; readonly pendentesDele: number }> {
  const { rows } = await banco.query<{ todas: number; ativas: number; pendentesDele: number }>(
    `SELECT count(*)::integer AS todas, count(*) FILTER (WHERE situacao = 'ATIVA')::integer AS ativas, count(*) FILTER (WHERE situacao = 'PENDENTE' AND pedida_de = $1)::integer AS "pendentesDele" FROM acesso.estacao`,
    [pedidaDe],
  );
  return rows[0] ?? { todas: 0, ativas: 0, pendentesDele: 0 };
}

export async function haOutraAtiva(banco: Executor, id: number): Promise<boolean> {
  const { rowCount } = await banco.query(`SELECT FROM acesso.estacao WHERE situacao = 'ATIVA' AND id <> $1 LIMIT 1`, [id]);
  return rowCount === 1;
}

export async function acharEstacao(banco: Executor, id: number): Promise<EstacaoGuardada | undefined> {
  const { rows } = await banco.query<EstacaoGuardada>(`SELECT ${CAMPOS} FROM acesso.estacao WHERE id = $1`, [id]);
  return rows[0];
}

/** Which station the browser of this cookie is, in whatever situation. */
export async function estacaoDoNavegador(banco: Executor, token: Buffer | undefined): Promise<EstacaoGuardada | undefined> {
  if (token === undefined) return undefined;
  const { rows } = await banco.query<EstacaoGuardada>(`SELECT ${CAMPOS} FROM acesso.estacao WHERE token = $1`, [token]);
  return rows[0];
}

export async function existeSetor(banco: Executor, setor: number): Promise<boolean> {
  const { rowCount } = await banco.query('SELECT FROM cadastro.setor WHERE id = $1', [setor]);
  return rowCount === 1;
}

/**
 * Undefined when the name is of another that is in use. A name out of use begins again under another cookie, and a request whose answer was lost is made again by
 * who made it: the audit has what it was.
 */
export async function inserirEstacao(banco: Executor, e: EstacaoNova): Promise<EstacaoGuardada | undefined> {
  const { rows } = await banco.query<EstacaoGuardada>(
    `INSERT INTO acesso.estacao AS e (nome, local, setor, token, situacao, pedida_por, pedida_de, decidida_por, decidida_em)
     VALUES ($1, $2, $3, $4, CASE WHEN $7::text IS NULL THEN 'PENDENTE' ELSE 'ATIVA' END, $5, $6, $7, CASE WHEN $7::text IS NOT NULL THEN clock_timestamp() END)
     ON CONFLICT (lower(nome)) DO UPDATE
       SET local = excluded.local, setor = excluded.setor, token = excluded.token, situacao = excluded.situacao, pedida_por = excluded.pedida_por, pedida_de = excluded.pedida_de,
           pedida_em = excluded.pedida_em, decidida_por = excluded.decidida_por, decidida_em = excluded.decidida_em, vista_em = NULL
     WHERE e.situacao = 'INATIVA' OR (e.situacao = 'PENDENTE' AND e.pedida_de = excluded.pedida_de)
     RETURNING ${CAMPOS}`,
    [e.nome, e.local, e.setor, e.token, e.pedidaPor, e.pedidaDe, e.decididaPor],
  );
  return rows[0];
}

export async function gravarSituacao(banco: Executor, id: number, situacao: SituacaoDaEstacao, por: string): Promise<EstacaoGuardada | undefined> {
  const { rows } = await banco.query<EstacaoGuardada>(`UPDATE acesso.estacao SET situacao = $2, decidida_por = $3, decidida_em = clock_timestamp() WHERE id = $1 RETURNING ${CAMPOS}`, [id, situacao, por]);
  return rows[0];
}

/** Notes that a station is in use. */
export async function verEstacao(banco: Executor, id: number): Promise<void> {
  await banco.query('UPDATE acesso.estacao SET vista_em = clock_timestamp() WHERE id = $1', [id]);
}
