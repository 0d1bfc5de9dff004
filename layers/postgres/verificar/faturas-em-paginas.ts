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
