import type pg from 'pg';
import { numeroDaData } from '../../../domain/arrecadacao/febraban150/data-numerica.ts';
import { SITUACOES_PARA_BAIXA, type FaturasParaBaixa } from '../../../domain/arrecadacao/decisao-em-lote.ts';
import { dataDoDia, lerBinario, listaDeInteirosLongos } from '../leitura-binaria.ts';

/** The bills that the barcodes of a file name, in columns, with the ligação of each and what it is made of. */
export interface FaturasLidas extends FaturasParaBaixa {
  readonly cdc: Int32Array;
  /** Rubricas of all the bills, one after the other; those of bill `f` are from `inicio[f]` to `inicio[f + 1]`. */
  readonly inicio: Int32Array;
  readonly rubrica: readonly number[];
  readonly parte: readonly number[];
}

const ABERTA = SITUACOES_PARA_BAIXA.indexOf('aberta');
const PAGA = SITUACOES_PARA_BAIXA.indexOf('paga');
const CANCELADA = SITUACOES_PARA_BAIXA.indexOf('cancelada');

function consulta(avisos: readonly number[]): string {
  return `
SELECT f.aviso, f.valor, f.cdc, f.vencimento, f.validade, f.cancelada_em IS NOT NULL, a.aviso IS NOT NULL, f.rubricas, f.valores
  FROM unnest(${listaDeInteirosLongos(avisos)}) u(aviso) JOIN faturamento.fatura f USING (aviso) LEFT JOIN faturamento.fatura_aberta a USING (aviso)`;
}

/** Each number once, in order; what cannot be a number of a bill is left out. */
function distintos(avisos: Iterable<number>): readonly number[] {
  const emOrdem = Float64Array.from(avisos).sort();
  return Array.from(emOrdem.filter((aviso, i) => aviso > 0 && aviso !== emOrdem[i - 1]));
}

/** Reads each bill once, whatever number of payments names it. `avisos` may hold numbers that are no bill. */
export async function faturasParaBaixa(cliente: pg.ClientBase, avisos: Iterable<number>): Promise<FaturasLidas> {
  const procurados = distintos(avisos);
  const quantos = procurados.length;
  const inicio = new Int32Array(quantos + 1);
  const rubrica: number[] = [];
  const parte: number[] = [];
  const f = {
    aviso: new Float64Array(quantos),
    situacao: new Uint8Array(quantos),
    valor: new Float64Array(quantos),
    vencimento: new Int32Array(quantos),
    validade: new Int32Array(quantos),
    cdc: new Int32Array(quantos),
  };
  let lidas = 0;
  await lerBinario(cliente, consulta(procurados), (l) => {
    f.aviso[lidas] = l.int8();
    f.valor[lidas] = l.int8();
    f.cdc[lidas] = l.int4();
    f.vencimento[lidas] = numeroDaData(dataDoDia(l.int4()));
    f.validade[lidas] = numeroDaData(dataDoDia(l.int4()));
    const cancelada = l.bool();
    const aberta = l.bool();
    f.situacao[lidas] = cancelada ? CANCELADA : aberta ? ABERTA : PAGA;
    rubrica.push(...l.listaInt2());
    parte.push(...l.listaInt8());
    lidas++;
    inicio[lidas] = rubrica.length;
  });
  return {
    aviso: f.aviso.subarray(0, lidas),
    situacao: f.situacao.subarray(0, lidas),
    valor: f.valor.subarray(0, lidas),
    vencimento: f.vencimento.subarray(0, lidas),
    validade: f.validade.subarray(0, lidas),
    cdc: f.cdc.subarray(0, lidas),
    inicio, rubrica, parte,
  };
}
