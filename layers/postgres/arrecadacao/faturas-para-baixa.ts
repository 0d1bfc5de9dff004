import type pg from 'pg';
import { numeroDaData } from '../../../domain/arrecadacao/febraban150/data-numerica.ts';
import { SITUACOES_PARA_BAIXA, type FaturasParaBaixa } from '../../../domain/arrecadacao/decisao-em-lote.ts';
import type { DataCivil } from '../../../domain/comum/data-civil.ts';

/** The bills that the barcodes of a file name, in columns, with the ligação of each. */
export interface FaturasLidas extends FaturasParaBaixa {
  readonly cdc: Int32Array;
}

const ABERTA = SITUACOES_PARA_BAIXA.indexOf('aberta');
const PAGA = SITUACOES_PARA_BAIXA.indexOf('paga');
const CANCELADA = SITUACOES_PARA_BAIXA.indexOf('cancelada');

type Linha = [aviso: number, valor: number, cdc: number, vencimento: string, validade: string, cancelada: boolean, aberta: boolean];

/** Reads each bill once, whatever number of payments names it. `avisos` may hold numbers that are no bill. */
export async function faturasParaBaixa(cliente: pg.ClientBase, avisos: Iterable<number>): Promise<FaturasLidas> {
  const { rows } = await cliente.query<Linha>({
    text: `SELECT f.aviso, f.valor, f.cdc, f.vencimento, f.validade, f.cancelada_em IS NOT NULL, a.aviso IS NOT NULL
             FROM unnest($1::bigint[]) u(aviso) JOIN faturamento.fatura f USING (aviso) LEFT JOIN faturamento.fatura_aberta a USING (aviso)`,
    values: [[...new Set(avisos)].filter((a) => a > 0)],
    rowMode: 'array',
  });
  const f: FaturasLidas = {
    aviso: new Float64Array(rows.length),
    situacao: new Uint8Array(rows.length),
    valor: new Float64Array(rows.length),
    vencimento: new Int32Array(rows.length),
    validade: new Int32Array(rows.length),
    cdc: new Int32Array(rows.length),
  };
  for (const [i, [aviso, valor, cdc, vencimento, validade, cancelada, aberta]] of rows.entries()) {
    f.aviso[i] = aviso;
    f.valor[i] = valor;
    f.cdc[i] = cdc;
    f.vencimento[i] = numeroDaData(vencimento as DataCivil);
    f.validade[i] = numeroDaData(validade as DataCivil);
    f.situacao[i] = cancelada ? CANCELADA : aberta ? ABERTA : PAGA;
  }
  return f;
}
