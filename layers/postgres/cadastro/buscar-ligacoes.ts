import type { BuscaPorNumero } from '../../../domain/cadastro/busca.ts';
import type { Executor } from '../conexao.ts';
import { ENDERECO } from './endereco.ts';

/** A ligação in one line. */
export interface LigacaoAchada {
  readonly cdc: number;
  readonly inscricao: string;
  readonly nome: string;
  readonly documentoMascarado: string;
  readonly endereco: string;
  readonly situacao: 'ATIVA' | 'CORTADA' | 'INATIVA' | 'PROVISORIA';
}

export interface PaginaDeLigacoes {
  readonly itens: LigacaoAchada[];
  readonly total: number;
}

interface Pagina {
  readonly pagina: number;
  readonly porPagina: number;
}

/** What was typed ($3), as the names are kept and as a question. */
const PERGUNTA = `SELECT array_to_string(cadastro.palavras($3), ' ') AS texto, cadastro.consulta_de_busca($3, false) AS consulta OFFSET 0`;

/** Of the matches `f(cdc, nome)`: how many there are, and the page ($1 rows from $2) of those most akin, then by name. */
function paginaDe(achadas: string, afinidade: string, de = `f, (${PERGUNTA}) q`): string {
  return `
WITH f AS MATERIALIZED (${achadas}), x AS MATERIALIZED (SELECT f.*, ${afinidade} AS afinidade FROM ${de} ORDER BY afinidade DESC, nome, cdc LIMIT $1 OFFSET $2)
SELECT (SELECT count(*) FROM f)::integer AS total,
       coalesce(json_agg(json_build_object('cdc', l.cdc, 'inscricao', l.inscricao, 'nome', p.nome, 'documentoMascarado', p.documento_mascara, 'endereco', ${ENDERECO},
         'situacao', l.situacao) ORDER BY x.afinidade DESC, x.nome, x.cdc), '[]') AS itens
  FROM x
  JOIN cadastro.ligacao l ON l.cdc = x.cdc
  JOIN cadastro.pessoa p ON p.id = l.pessoa
  JOIN cadastro.logradouro g ON g.id = l.logradouro
  JOIN cadastro.bairro b ON b.id = g.bairro`;
}

/**
 * Rows of `cadastro.busca` b whose ligação the caller may see. A policy of that table would keep its index of words from being used (an operator that is not leakproof
 * waits for the policy), for everybody; who sees everything pays nothing for this.
 */
const DO_LUGAR = `(current_setting('nascente.setores', true) = '*' OR EXISTS (SELECT FROM cadastro.ligacao v WHERE v.cdc = b.cdc))`;

/** $3 CDC, $4 aviso, $5 and $6 inscrição, $7 keyed indices of the document. The ligação of that CDC comes first. */
const POR_NUMERO = paginaDe(
  `SELECT cdc, nome FROM cadastro.busca b WHERE ${DO_LUGAR} AND cdc IN (
     SELECT $3::integer
     UNION SELECT cdc FROM faturamento.fatura WHERE aviso = $4::bigint
     UNION SELECT cdc FROM cadastro.ligacao WHERE inscricao BETWEEN $5::bpchar AND $6::bpchar
     UNION SELECT i.cdc FROM cadastro.ligacao i JOIN cadastro.pessoa q ON q.id = i.pessoa WHERE q.documento_indice = ANY ($7::bytea[]))`,
  '(f.cdc = $3)::integer',
  'f',
);

/** Who has that name comes before who lives on a street of that name, and first of all who is called so from the beginning. */
const POR_PALAVRAS = paginaDe(
  `SELECT cdc, nome FROM cadastro.busca b WHERE palavras @@ cadastro.consulta_de_busca($3, false) AND ${DO_LUGAR}`,
  `(array_to_tsvector(string_to_array(f.nome, ' ')) @@ q.consulta)::integer + starts_with(f.nome, q.texto)::integer`,
);

/** The words of the dictionary that look like the typed ones bring many; the name that looks most like what was typed comes first. */
const POR_PARECIDAS = paginaDe(
  `SELECT cdc, nome FROM cadastro.busca b WHERE palavras @@ cadastro.consulta_de_busca($3, true) AND ${DO_LUGAR}`,
  'public.similarity(f.nome, q.texto)',
);

async function buscar(banco: Executor, name: string, text: string, { pagina, porPagina }: Pagina, valores: readonly unknown[]): Promise<PaginaDeLigacoes> {
  const { rows } = await banco.query<PaginaDeLigacoes>({ name, text, values: [porPagina, (pagina - 1) * porPagina, ...valores] });
  return rows[0] ?? { itens: [], total: 0 };
}

/** The ligações that the number may be of. `indices` are those of `documento` under each key, and nothing else of it travels to the database. */
export function buscarPorNumero(banco: Executor, { cdc, aviso, inscricao }: BuscaPorNumero, indices: readonly Buffer[], pagina: Pagina): Promise<PaginaDeLigacoes> {
  return buscar(banco, 'ligacoes-por-numero', POR_NUMERO, pagina, [cdc, aviso, inscricao?.de ?? null, inscricao?.ate ?? null, indices]);
}

/** Those whose name and address have all of the words, whole or begun, without regard to accents; if none has, those that have words like them. */
export async function buscarPorPalavras(banco: Executor, texto: string, pagina: Pagina): Promise<PaginaDeLigacoes> {
  const exatas = await buscar(banco, 'ligacoes-por-palavras', POR_PALAVRAS, pagina, [texto]);
  return exatas.total > 0 ? exatas : buscar(banco, 'ligacoes-por-parecidas', POR_PARECIDAS, pagina, [texto]);
}
