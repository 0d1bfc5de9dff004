import { numeroDaReferencia } from '../comum/referencia.ts';
import type { Executor } from '../conexao.ts';
import type { LinhaDoRelatorio } from './registrar-arquivo.ts';

/** A reading file as the API shows it (`events/http/esquemas-arquivos.ts`). */
export interface ArquivoDeLeituras {
  readonly id: number;
  readonly nome: string;
  readonly chave: string;
  readonly layout: string | null;
  readonly grupo: number | null;
  readonly referencia: string | null;
  readonly situacao: 'PROCESSADO' | 'REJEITADO';
  readonly linhas: number;
  readonly aceitas: number;
  readonly sinalizadas: number;
  readonly recusadas: number;
  readonly motivo: string | null;
  readonly recebidoEm: string;
}

export interface FiltroDeArquivos {
  /** Key of the object in the inbox, as it was sent. */
  readonly chave: string | null;
  readonly grupo: number | null;
  /** AAAA-MM */
  readonly referencia: string | null;
  readonly pagina: number;
  readonly porPagina: number;
}

interface Pagina<T> {
  readonly itens: readonly T[];
  readonly total: number;
}

const COLUNAS = `
  a.id, a.nome, a.chave, a.layout, a.grupo, to_char(to_date(a.referencia::text, 'YYYYMM'), 'YYYY-MM') AS referencia, a.situacao, a.linhas, a.aceitas, a.sinalizadas,
  a.recusadas, a.motivo, a.recebido_em AS "recebidoEm"`;

/** The same bytes may have arrived under many keys; each of them finds the file. */
const LISTAR = `
WITH f AS MATERIALIZED (
  SELECT a.id, a.recebido_em FROM leitura.arquivo a
   WHERE ($1::text IS NULL OR a.sha256 IN (SELECT g.sha256 FROM leitura.chegada g WHERE g.chave = $1))
     AND ($2::integer IS NULL OR a.grupo = $2) AND ($3::integer IS NULL OR a.referencia = $3)
)
SELECT (SELECT count(*) FROM f)::integer AS total,
       coalesce((SELECT json_agg(x) FROM (
         SELECT ${COLUNAS} FROM leitura.arquivo a JOIN f ON f.id = a.id ORDER BY f.recebido_em DESC, f.id DESC LIMIT $4 OFFSET $5) x), '[]') AS itens`;

/** The files of a page, the most recent first, and how many there are. */
export async function listarArquivosDeLeitura(banco: Executor, f: FiltroDeArquivos): Promise<Pagina<ArquivoDeLeituras>> {
  const { rows } = await banco.query<Pagina<ArquivoDeLeituras>>({
    name: 'listar-arquivos-leitura',
    text: LISTAR,
    values: [f.chave, f.grupo, f.referencia === null ? null : numeroDaReferencia(f.referencia), f.porPagina, (f.pagina - 1) * f.porPagina],
  });
  const { itens, total } = rows[0] ?? { itens: [], total: 0 };
  // who asks by the key that was sent is answered by that key, whoever sent the same bytes before
  return { itens: f.chave === null ? itens : itens.map((a) => ({ ...a, chave: f.chave ?? a.chave })), total };
}

const RELATORIO = `
WITH l AS MATERIALIZED (
  SELECT linha, resultado, codigo, mensagem, conteudo FROM leitura.arquivo_linha WHERE arquivo = $1 AND ($2::text IS NULL OR resultado = $2)
)
SELECT (SELECT row_to_json(x) FROM (SELECT ${COLUNAS} FROM leitura.arquivo a WHERE a.id = $1) x) AS arquivo, (SELECT count(*) FROM l)::integer AS total,
       coalesce((SELECT json_agg(x) FROM (SELECT * FROM l ORDER BY linha, codigo LIMIT $3 OFFSET $4) x), '[]') AS itens`;

export interface FiltroDeLinhas {
  readonly resultado: LinhaDoRelatorio['resultado'] | null;
  readonly pagina: number;
  readonly porPagina: number;
}

/** A file and one page of its report, in the order of the lines; undefined when there is no such file. */
export async function arquivoDeLeitura(
  banco: Executor,
  id: number,
  f: FiltroDeLinhas,
): Promise<{ readonly arquivo: ArquivoDeLeituras; readonly linhas: Pagina<LinhaDoRelatorio> } | undefined> {
  const { rows } = await banco.query<Pagina<LinhaDoRelatorio> & { readonly arquivo: ArquivoDeLeituras | null }>({
    name: 'arquivo-de-leitura',
    text: RELATORIO,
    values: [id, f.resultado, f.porPagina, (f.pagina - 1) * f.porPagina],
  });
  const achado = rows[0];
  if (achado === undefined || achado.arquivo === null) return undefined;
  return { arquivo: achado.arquivo, linhas: { itens: achado.itens, total: achado.total } };
}
