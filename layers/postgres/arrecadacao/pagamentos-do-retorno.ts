import type { Executor } from '../conexao.ts';
import { faixaDePagamentos } from './gravar-pagamentos.ts';

/** A payment as the file brought it and where its money went. `destino` and `motivo` are the numbers of the table; centavos, AAAA-MM-DD. */
export interface PagamentoDoRetorno {
  readonly linha: number;
  readonly nsr: number;
  readonly valor: number;
  readonly quitado: number;
  readonly data: string;
  readonly dataCredito: string | null;
  readonly aviso: number | null;
  readonly cdc: number | null;
  readonly destino: number;
  readonly motivo: number;
  readonly codigoDeBarras: string | null;
}

/** One page of the payments of a file, in its order; `destino` null for all. */
export async function pagamentosDoRetorno(
  banco: Executor,
  f: { readonly arquivo: number; readonly destino: number | null; readonly pagina: number; readonly porPagina: number },
): Promise<readonly PagamentoDoRetorno[]> {
  const { rows } = await banco.query<PagamentoDoRetorno>({
    name: 'pagamentos-do-retorno',
    text: `SELECT linha, nsr, valor, quitado, data_pagamento AS data, data_credito AS "dataCredito", aviso, cdc, destino, motivo, codigo_barras AS "codigoDeBarras"
             FROM arrecadacao.pagamento WHERE id BETWEEN $1 AND $2 AND ($3::smallint IS NULL OR destino = $3) ORDER BY id LIMIT $4 OFFSET $5`,
    values: [...faixaDePagamentos(f.arquivo), f.destino, f.porPagina, (f.pagina - 1) * f.porPagina],
  });
  return rows;
}
