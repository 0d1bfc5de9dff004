/** From where one may come (migrations/0033_bloqueios.sql). Containment is the database's, which knows IPv4 and IPv6. */
import type { Executor } from '../conexao.ts';

export interface RedeGuardada {
  readonly id: number;
  readonly tipo: 'PERMITE' | 'NEGA';
  readonly faixa: string;
  readonly descricao: string;
  readonly ativa: boolean;
  readonly por: string;
  readonly em: Date;
}

const CAMPOS = 'id, tipo, faixa::text AS faixa, descricao, ativa, por, em';

/** Whether an address may come in, by the lists and by what a person locked. */
export async function redePermitida(banco: Executor, ip: string): Promise<boolean> {
  const { rows } = await banco.query<{ permitida: boolean }>('SELECT acesso.rede_permitida($1::inet) AS permitida', [ip]);
  return rows[0]?.permitida === true;
}

/** Two changes, each good by itself, could together leave everybody outside. */
export async function umaAlteracaoPorVez(banco: Executor): Promise<void> {
  await banco.query(`SELECT pg_advisory_xact_lock(hashtext('acesso.rede'))`);
}

export async function listarRedes(banco: Executor): Promise<readonly RedeGuardada[]> {
  const { rows } = await banco.query<RedeGuardada>(`SELECT ${CAMPOS} FROM acesso.rede ORDER BY tipo, family(faixa), faixa`);
  return rows;
}

export async function quantasRedes(banco: Executor): Promise<number> {
  const { rows } = await banco.query<{ n: number }>('SELECT count(*)::integer AS n FROM acesso.rede');
  return rows[0]?.n ?? 0;
}

export async function acharRede(banco: Executor, id: number): Promise<RedeGuardada | undefined> {
  const { rows } = await banco.query<RedeGuardada>(`SELECT ${CAMPOS} FROM acesso.rede WHERE id = $1`, [id]);
  return rows[0];
}

/** Undefined when it is in the list already. The bits beyond the mask are dropped: 10.2.3.4/16 is 10.2.0.0/16. */
export async function inserirRede(banco: Executor, r: { readonly tipo: string; readonly faixa: string; readonly descricao: string; readonly por: string }): Promise<RedeGuardada | undefined> {
  const { rows } = await banco.query<RedeGuardada>(
    `INSERT INTO acesso.rede (tipo, faixa, descricao, por) VALUES ($1, network(acesso.faixa_comum($2::inet)), $3, $4) ON CONFLICT (tipo, faixa) DO NOTHING RETURNING ${CAMPOS}`,
    [r.tipo, r.faixa, r.descricao, r.por],
  );
  return rows[0];
}

export async function gravarRede(banco: Executor, id: number, r: { readonly ativa: boolean; readonly descricao: string; readonly por: string }): Promise<RedeGuardada> {
  const { rows } = await banco.query<RedeGuardada>(`UPDATE acesso.rede SET ativa = $2, descricao = $3, por = $4, em = clock_timestamp() WHERE id = $1 RETURNING ${CAMPOS}`, [id, r.ativa, r.descricao, r.por]);
  if (rows[0] === undefined) throw new Error(`a rede ${id} sumiu`);
  return rows[0];
}
