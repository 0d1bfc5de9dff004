import type { Executor } from '../conexao.ts';
import { faixaDePagamentos } from './gravar-pagamentos.ts';
import type { Retorno } from './retornos.ts';

interface Total {
  readonly registros: number;
  readonly valor: number;
}

interface Problema {
  readonly linha: number;
  readonly codigo: string;
  readonly mensagem: string;
  readonly ocorrencias: number;
}

/** File against trailer and against the books (TR 13.1). `destino` and `motivo` are the numbers of `arrecadacao.pagamento`; centavos. */
export interface ConferenciaDoRetorno {
  readonly trailer: Total | null;
  readonly lido: Total;
  readonly lancado: Total;
  readonly tarifas: number;
  readonly porDestino: readonly { readonly destino: number; readonly motivo: number; readonly registros: number; readonly valor: number; readonly quitado: number }[];
  readonly avisos: readonly Problema[];
  readonly erros: readonly Problema[];
  readonly totalDeErros: number;
}

/**
 * What was posted is asked of the ledger itself, not of what the file's row says of it. Records without header and trailer are payments; where
 * the trailer could not be read there is none.
 */
const CONFERIR = `
WITH p AS MATERIALIZED (
  SELECT destino, motivo, count(*) AS registros, sum(valor) AS valor, sum(quitado) AS quitado, sum(tarifa) AS tarifa
    FROM arrecadacao.pagamento WHERE id BETWEEN $2 AND $3 GROUP BY 1, 2
), t AS (
  SELECT coalesce(sum(t.valor), 0) AS valor FROM razao.transferencia t JOIN arrecadacao.arquivo a ON a.id = $1 AND t.data_contabil = a.data_contabil
   WHERE t.documento BETWEEN $2 AND $3 AND t.evento IN (2, 3, 4)
)
SELECT json_build_object(
  'trailer', CASE WHEN a.registros_trailer IS NOT NULL AND a.valor_trailer IS NOT NULL THEN json_build_object('registros', greatest(a.registros_trailer - 2, 0), 'valor', a.valor_trailer) END,
  'lido', json_build_object('registros', greatest(a.registros - 2, 0), 'valor', a.valor_lido),
  'lancado', json_build_object('registros', (SELECT coalesce(sum(registros), 0) FROM p), 'valor', (SELECT valor FROM t)),
  'tarifas', a.tarifa,
  'porDestino', (SELECT coalesce(json_agg(json_build_object('destino', destino, 'motivo', motivo, 'registros', registros, 'valor', valor, 'quitado', quitado) ORDER BY destino, motivo), '[]') FROM p),
  'avisos', a.avisos, 'erros', a.erros, 'totalDeErros', a.total_erros) AS conferencia
  FROM arrecadacao.arquivo a WHERE a.id = $1`;

export async function conferirRetorno(banco: Executor, { id }: Pick<Retorno, 'id'>): Promise<ConferenciaDoRetorno> {
  const { rows } = await banco.query<{ conferencia: ConferenciaDoRetorno }>({ name: 'conferir-retorno', text: CONFERIR, values: [id, ...faixaDePagamentos(id)] });
  if (rows[0] === undefined) throw new Error(`não há arquivo de retorno ${id}`);
  return rows[0].conferencia;
}
