import { versaoDe } from '../comum/versao.ts';
import type { Executor } from '../conexao.ts';

export interface Departamento {
  readonly id: number;
  readonly nome: string;
  readonly ativo: boolean;
  readonly pessoas: number;
  /** Of what of it is changed. */
  readonly versao: string;
}

type Linha = Omit<Departamento, 'versao'>;
const doBanco = (d: Linha): Departamento => ({ ...d, versao: versaoDe({ nome: d.nome, ativo: d.ativo }) });

const DADOS = 'SELECT d.id, d.nome, d.ativo, (SELECT count(*) FROM acesso.usuario u WHERE u.departamento = d.id)::integer AS pessoas FROM acesso.departamento d';

/** Those in use first, by name. */
export async function listarDepartamentos(banco: Executor): Promise<Departamento[]> {
  const { rows } = await banco.query<Linha>(`${DADOS} ORDER BY NOT d.ativo, d.nome LIMIT 500`);
  return rows.map(doBanco);
}

export async function departamentoPorId(banco: Executor, id: number): Promise<Departamento | undefined> {
  const { rows } = await banco.query<Linha>(`${DADOS} WHERE d.id = $1::integer`, [id]);
  return rows[0] && doBanco(rows[0]);
}

/** One change at a time, so that two names are never the same but for the case. */
export async function travarDepartamentos(cliente: Executor): Promise<void> {
  await cliente.query(`SELECT pg_advisory_xact_lock(hashtextextended('acesso.departamentos', 0))`);
}

export async function haDepartamento(banco: Executor, nome: string, outroQue: number | null): Promise<boolean> {
  const { rowCount } = await banco.query('SELECT FROM acesso.departamento WHERE lower(nome) = lower($1) AND id IS DISTINCT FROM $2', [nome, outroQue]);
  return (rowCount ?? 0) > 0;
}

export async function incluirDepartamento(cliente: Executor, nome: string): Promise<number> {
  const { rows } = await cliente.query<{ id: number }>('INSERT INTO acesso.departamento (nome) VALUES ($1) RETURNING id', [nome]);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('o departamento não foi incluído');
  return id;
}

export async function gravarDepartamento(cliente: Executor, id: number, { nome, ativo }: { readonly nome: string; readonly ativo: boolean }): Promise<void> {
  await cliente.query('UPDATE acesso.departamento SET nome = $2, ativo = $3 WHERE id = $1', [id, nome, ativo]);
}
