import type { Executor } from '../conexao.ts';

/** Bills held at once, however many there are. */
const PAGINA = 5_000;

/**
 * Every bill, in order of aviso, a page at a time. `colunas` are of `faturamento.fatura f` and include `f.aviso`; `junta` brings other
 * tables. Each page is its own statement: nothing is locked nor kept open between them.
 */
export async function* faturasEmPaginas<L extends { readonly aviso: number }>(banco: Executor, colunas: string, junta = ''): AsyncGenerator<readonly L[]> {
  let depois = 0;
  for (;;) {
    const { rows } = await banco.query<L>(`SELECT ${colunas} FROM faturamento.fatura f ${junta} WHERE f.aviso > $1 ORDER BY f.aviso LIMIT ${PAGINA}`, [depois]);
    const ultima = rows.at(-1);
    if (ultima === undefined) return;
    yield rows;
    depois = ultima.aviso;
  }
}

/** Bills that the database puts together at once. */
const PAGINA_DE_IGUAIS = 100_000;

type Iguais<C> = C & {
  /** The first of those that are alike, and how many they are. */
  readonly aviso: number;
  readonly faturas: number;
};

/** Every bill, a page at a time, those of a page that are alike in `colunas` (name of ours, column of `faturamento.fatura`) as one row. */
export async function* faturasIguaisEmPaginas<C extends object>(
  banco: Executor,
  colunas: Readonly<Record<keyof C & string, string>>,
  porPagina = PAGINA_DE_IGUAIS,
): AsyncGenerator<readonly Iguais<C>[]> {
  const lista = Object.values<string>(colunas).join(', ');
  const nomeadas = Object.entries<string>(colunas).map(([nome, coluna]) => `${coluna} AS "${nome}"`).join(', ');
  const sql = `WITH pagina AS (SELECT aviso, ${lista} FROM faturamento.fatura WHERE aviso > $1 ORDER BY aviso LIMIT ${porPagina}),
    iguais AS (SELECT min(aviso) AS aviso, count(*)::integer AS faturas, max(max(aviso)) OVER () AS ultimo, ${lista} FROM pagina GROUP BY ${lista})
    SELECT aviso, faturas, ultimo, ${nomeadas} FROM iguais ORDER BY aviso`;
  let depois = 0;
  for (;;) {
    const { rows } = await banco.query<Iguais<C> & { readonly ultimo: number }>(sql, [depois]);
    const [primeira] = rows;
    if (primeira === undefined) return;
    depois = primeira.ultimo;
    yield rows;
  }
}
