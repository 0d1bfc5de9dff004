import type { Executor } from '../conexao.ts';

const PROCURAR = {
  ligacao: 'SELECT FROM cadastro.ligacao WHERE cdc = $1',
  rota: 'SELECT FROM cadastro.rota WHERE id = $1',
  fatura: 'SELECT FROM faturamento.fatura WHERE aviso = $1',
} as const;
export type TipoVisivel = keyof typeof PROCURAR;

/** Whether row-level security lets the code in course see it. */
export async function estaVisivel(banco: Executor, tipo: TipoVisivel, id: number): Promise<boolean> {
  const { rowCount } = await banco.query(PROCURAR[tipo], [id]);
  return rowCount === 1;
}
