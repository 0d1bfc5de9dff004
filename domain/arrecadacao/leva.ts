import { recortarColunas, type ColunasDePagamento } from './febraban150/colunas.ts';
import type { DecisoesEmLote, FaturasParaBaixa } from './decisao-em-lote.ts';

/** A stretch of the payments of a file, the bills that they name, and what was decided of each. The levas of a file are in its order. */
export interface Leva<F extends FaturasParaBaixa = FaturasParaBaixa> {
  readonly pagamentos: ColunasDePagamento;
  readonly faturas: F;
  readonly decisoes: DecisoesEmLote;
}

/** Few enough that the first is being written while the others are read, many enough that each is read as one. */
const PAGAMENTOS_POR_LEVA = 20_000;

/** The payments of a file by levas, over the same memory. */
export function dividirEmLevas(pagamentos: ColunasDePagamento): readonly ColunasDePagamento[] {
  const quantas = Math.ceil(pagamentos.quantidade / PAGAMENTOS_POR_LEVA);
  return Array.from({ length: quantas }, (_, k) => recortarColunas(pagamentos, k * PAGAMENTOS_POR_LEVA, Math.min(pagamentos.quantidade, (k + 1) * PAGAMENTOS_POR_LEVA)));
}
