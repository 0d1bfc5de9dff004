import type { Executor } from '../conexao.ts';
import type { SituacaoDoArquivo } from './registrar-arquivo.ts';

/** A set of a return file as the API shows it (`events/http/esquemas-arquivos.ts`). Centavos, AAAA-MM-DD, ISO instants. */
export interface Retorno {
  readonly id: number;
  readonly nome: string;
  readonly chave: string;
  readonly conjunto: number;
  readonly situacao: SituacaoDoArquivo;
  readonly motivoCodigo: string | null;
  readonly motivo: string | null;
  readonly banco: { readonly codigo: number; readonly nome: string } | null;
  readonly convenio: string | null;
  readonly nsa: number | null;
  readonly versaoLayout: string | null;
  readonly geradoEm: string | null;
  readonly registros: number;
  readonly valorLido: number;
  readonly recebidoEm: string;
  readonly processadoEm: string | null;
  readonly dataContabil: string | null;
  readonly decididoPor: string | null;
}

export interface FiltroDeRetornos {
  readonly situacao: SituacaoDoArquivo | null;
  /** Key of the object in the inbox, as it was sent. */
  readonly chave: string | null;
  readonly de: string | null;
  readonly ate: string | null;
  readonly pagina: number;
  readonly porPagina: number;
}

export interface Pagina<T> {
  readonly itens: readonly T[];
  readonly total: number;
}

/** The columns of {@link Retorno}. `chave` is that of the first arrival of these bytes: the original lies under guard by its content. */
const COLUNAS = `
  a.id, a.nome, coalesce((SELECT g.chave FROM arrecadacao.chegada g WHERE g.sha256 = a.sha256 ORDER BY g.em, g.chave LIMIT 1), a.chave) AS chave, a.conjunto,
  a.situacao, a.motivo_codigo AS "motivoCodigo", a.motivo,
  CASE WHEN a.banco > 0 THEN json_build_object('codigo', a.banco, 'nome', coalesce(b.nome, 'Banco ' || lpad(a.banco::text, 3, '0'))) END AS banco,
  v.codigo AS convenio, a.nsa, a.versao_layout AS "versaoLayout", a.gerado_em AS "geradoEm", a.registros, a.valor_lido AS "valorLido",
  a.recebido_em AS "recebidoEm", a.processado_em AS "processadoEm", a.data_contabil AS "dataContabil", a.decidido_por AS "decididoPor"`;
const DE = `arrecadacao.arquivo a LEFT JOIN arrecadacao.banco b ON b.codigo = a.banco LEFT JOIN arrecadacao.convenio v ON v.id = a.convenio`;

/** One query: how many there are, and one page of them, the most recent first. Days are those of America/Sao_Paulo. */
const LISTAR = `
WITH f AS MATERIALIZED (
  SELECT a.id, a.recebido_em FROM arrecadacao.arquivo a
   WHERE ($1::text IS NULL OR a.situacao = $1)
     AND ($2::text IS NULL OR a.sha256 IN (SELECT g.sha256 FROM arrecadacao.chegada g WHERE g.chave = $2))
     AND ($3::date IS NULL OR a.recebido_em >= $3::date::timestamp AT TIME ZONE 'America/Sao_Paulo')
     AND ($4::date IS NULL OR a.recebido_em < ($4::date + 1)::timestamp AT TIME ZONE 'America/Sao_Paulo')
), p AS (SELECT id FROM f ORDER BY recebido_em DESC, id DESC LIMIT $5 OFFSET $6)
SELECT (SELECT count(*) FROM f)::integer AS total,
       coalesce((SELECT json_agg(x) FROM (SELECT ${COLUNAS} FROM ${DE} JOIN p ON p.id = a.id ORDER BY a.recebido_em DESC, a.id DESC) x), '[]') AS itens`;

export async function listarRetornos(banco: Executor, f: FiltroDeRetornos): Promise<Pagina<Retorno>> {
  const { rows } = await banco.query<Pagina<Retorno>>({
    name: 'listar-retornos',
    text: LISTAR,
    values: [f.situacao, f.chave, f.de, f.ate, f.porPagina, (f.pagina - 1) * f.porPagina],
  });
  const { itens, total } = rows[0] ?? { itens: [], total: 0 };
  // who asks by the key that was sent is answered by that key, whoever sent the same bytes before
  return { itens: f.chave === null ? itens : itens.map((r) => ({ ...r, chave: f.chave ?? r.chave })), total };
}

export async function retornoPorId(banco: Executor, id: number): Promise<Retorno | null> {
  const { rows } = await banco.query<{ retorno: Retorno }>({
    name: 'retorno-por-id',
    text: `SELECT row_to_json(x) AS retorno FROM (SELECT ${COLUNAS} FROM ${DE} WHERE a.id = $1) x`,
    values: [id],
  });
  return rows[0]?.retorno ?? null;
}

/** One that is known to be there. */
export async function exigirRetorno(banco: Executor, id: number): Promise<Retorno> {
  const retorno = await retornoPorId(banco, id);
  if (retorno === null) throw new Error(`o arquivo de retorno ${id} sumiu`);
  return retorno;
}
