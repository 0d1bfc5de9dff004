import type { Executor } from '../../layers/postgres/conexao.ts';
import type { Somas } from './somas.ts';

/** One version of an object, or the marker that says it was deleted. */
export interface Versao {
  readonly balde: string;
  readonly chave: string;
  /** `null` (the text) in a bucket without versioning. */
  readonly versao: string;
  readonly ordem: number;
  readonly atual: boolean;
  readonly marcador: boolean;
  readonly arquivo: string | null;
  readonly tamanho: number;
  readonly etag: string;
  /** Headers to give back: content-type, cache-control, x-amz-meta-*… */
  readonly cabecalhos: Readonly<Record<string, string>>;
  readonly somas: Somas;
  readonly em: Date;
  readonly trava: 'GOVERNANCE' | 'COMPLIANCE' | null;
  readonly travado_ate: Date | null;
  readonly guarda_legal: boolean;
}

const COLUNAS = 'balde, chave, versao, ordem, atual, marcador, arquivo, tamanho, etag, cabecalhos, somas, em, trava, travado_ate, guarda_legal';

/** Makes every writer of the key wait for the others until the end of the transaction, even when the key does not exist yet. */
export async function trancar(e: Executor, balde: string, chave: string): Promise<void> {
  await e.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`s3/${balde}/${chave}`]);
}

/** The current version, be it a marker; undefined when the key never existed. */
export async function versaoAtual(e: Executor, balde: string, chave: string): Promise<Versao | undefined> {
  const { rows } = await e.query<Versao>(`SELECT ${COLUNAS} FROM s3.versao WHERE balde = $1 AND chave = $2 AND atual`, [balde, chave]);
  return rows[0];
}

export async function versaoPorId(e: Executor, balde: string, chave: string, versao: string): Promise<Versao | undefined> {
  const { rows } = await e.query<Versao>(`SELECT ${COLUNAS} FROM s3.versao WHERE balde = $1 AND chave = $2 AND versao = $3`, [balde, chave, versao]);
  return rows[0];
}

export type NovaVersao = Omit<Versao, 'ordem' | 'atual' | 'em'>;

/** Adds a version and makes it the current one. */
export async function inserirVersao(e: Executor, v: NovaVersao): Promise<Versao> {
  await e.query('UPDATE s3.versao SET atual = false WHERE balde = $1 AND chave = $2 AND atual', [v.balde, v.chave]);
  const { rows } = await e.query<Versao>(
    `INSERT INTO s3.versao (balde, chave, versao, atual, marcador, arquivo, tamanho, etag, cabecalhos, somas, trava, travado_ate, guarda_legal)
     VALUES ($1, $2, $3, true, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING ${COLUNAS}`,
    [v.balde, v.chave, v.versao, v.marcador, v.arquivo, v.tamanho, v.etag, JSON.stringify(v.cabecalhos), JSON.stringify(v.somas), v.trava, v.travado_ate, v.guarda_legal],
  );
  const [nova] = rows;
  if (nova === undefined) throw new Error('A versão não foi gravada.');
  return nova;
}

/** Deletes one version for good. When it was the current one, the newest of those that remain takes its place. */
export async function removerVersao(e: Executor, v: Versao): Promise<void> {
  await e.query('DELETE FROM s3.versao WHERE balde = $1 AND chave = $2 AND versao = $3', [v.balde, v.chave, v.versao]);
  if (!v.atual) return;
  await e.query(
    `UPDATE s3.versao SET atual = true WHERE ordem = (SELECT max(ordem) FROM s3.versao WHERE balde = $1 AND chave = $2)`,
    [v.balde, v.chave],
  );
}

/** Versions in the order of S3: key, then newest first. `somenteAtuais` leaves out old versions and markers. */
export async function listarVersoes(
  e: Executor,
  o: { readonly balde: string; readonly prefixo: string; readonly depoisDe: string; readonly limite: number; readonly somenteAtuais: boolean },
): Promise<readonly Versao[]> {
  const filtro = o.somenteAtuais ? 'AND atual AND NOT marcador' : '';
  const { rows } = await e.query<Versao>(
    `SELECT ${COLUNAS} FROM s3.versao
     WHERE balde = $1 AND starts_with(chave, $2) AND chave >= $2 AND chave > $3 ${filtro}
     ORDER BY chave, ordem DESC LIMIT $4`,
    [o.balde, o.prefixo, o.depoisDe, o.limite],
  );
  return rows;
}
