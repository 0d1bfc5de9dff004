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

/** Of the matches `f(cdc)`: how many there are, and the page ($1 rows from $2) of those most akin, then by name. */
function paginaDe(achadas: string, afinidade: string): string {
  return `
WITH f AS MATERIALIZED (${achadas}), x AS MATERIALIZED (
  SELECT l.*, p.nome, p.documento_mascara, ${afinidade} AS afinidade
    FROM f JOIN cadastro.ligacao l ON l.cdc = f.cdc JOIN cadastro.pessoa p ON p.id = l.pessoa
   ORDER BY afinidade DESC, p.nome, l.cdc LIMIT $1 OFFSET $2
)
SELECT (SELECT count(*) FROM f)::integer AS total,
       coalesce(json_agg(json_build_object('cdc', l.cdc, 'inscricao', l.inscricao, 'nome', l.nome, 'documentoMascarado', l.documento_mascara, 'endereco', ${ENDERECO},
         'situacao', l.situacao) ORDER BY l.afinidade DESC, l.nome, l.cdc), '[]') AS itens
  FROM x l JOIN cadastro.logradouro g ON g.id = l.logradouro JOIN cadastro.bairro b ON b.id = g.bairro`;
}

/** $3 CDC, $4 aviso, $5 and $6 inscrição, $7 keyed index of the document. The ligação of that CDC comes first. */
const POR_NUMERO = paginaDe(
  `SELECT cdc FROM cadastro.ligacao WHERE cdc = $3::integer
   UNION SELECT cdc FROM faturamento.fatura WHERE aviso = $4::bigint
   UNION SELECT cdc FROM cadastro.ligacao WHERE inscricao BETWEEN $5::bpchar AND $6::bpchar
   UNION SELECT i.cdc FROM cadastro.ligacao i JOIN cadastro.pessoa q ON q.id = i.pessoa WHERE q.documento_indice = $7::bytea`,
  '(l.cdc = $3)::integer',
);

const POR_PALAVRAS = paginaDe('SELECT cdc FROM cadastro.busca WHERE palavras @@ cadastro.consulta_de_busca($3, false)', '0');

/** The words of the dictionary that look like the typed ones bring many; the name that looks most like what was typed comes first. */
const POR_PARECIDAS = paginaDe(
  'SELECT cdc FROM cadastro.busca WHERE palavras @@ cadastro.consulta_de_busca($3, true)',
  `public.similarity(array_to_string(cadastro.palavras(p.nome), ' '), array_to_string(cadastro.palavras($3), ' '))`,
);

async function buscar(banco: Executor, name: string, text: string, { pagina, porPagina }: Pagina, valores: readonly unknown[]): Promise<PaginaDeLigacoes> {
  const { rows } = await banco.query<PaginaDeLigacoes>({ name, text, values: [porPagina, (pagina - 1) * porPagina, ...valores] });
  return rows[0] ?? { itens: [], total: 0 };
}

/** The ligações that the number may be of. `indice` is the keyed index of `documento`, of which nothing else travels to the database. */
export function buscarPorNumero(banco: Executor, { cdc, aviso, inscricao }: BuscaPorNumero, indice: Buffer | null, pagina: Pagina): Promise<PaginaDeLigacoes> {
  return buscar(banco, 'ligacoes-por-numero', POR_NUMERO, pagina, [cdc, aviso, inscricao?.de ?? null, inscricao?.ate ?? null, indice]);
}

/** Those whose name and address have all of the words, whole or begun, without regard to accents; if none has, those that have words like them. */
export async function buscarPorPalavras(banco: Executor, texto: string, pagina: Pagina): Promise<PaginaDeLigacoes> {
  const exatas = await buscar(banco, 'ligacoes-por-palavras', POR_PALAVRAS, pagina, [texto]);
  return exatas.total > 0 ? exatas : buscar(banco, 'ligacoes-por-parecidas', POR_PARECIDAS, pagina, [texto]);
}
