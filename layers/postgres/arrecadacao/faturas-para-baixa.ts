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

/** One walk of each key, whatever the server believes of the size of its tables: the numbers come once, sorted, and as a value that is not planned for. */
function consulta(avisos: readonly number[]): string {
  return `
WITH u AS MATERIALIZED (SELECT ${listaDeInteirosLongos(avisos)} AS avisos)
SELECT f.aviso, f.valor, f.cdc, f.vencimento, f.validade, f.cancelada_em IS NOT NULL,
       f.aviso IN (SELECT a.aviso FROM faturamento.fatura_aberta a WHERE a.aviso = ANY ((SELECT avisos FROM u)::bigint[])), f.rubricas, f.valores
  FROM faturamento.fatura f WHERE f.aviso = ANY ((SELECT avisos FROM u)::bigint[])`;
}

/** The dates of a month are few: each is converted once. */
function numeradorDeDias(): (dia: number) => number {
  const sabidos = new Map<number, number>();
  return (dia) => {
    const sabido = sabidos.get(dia) ?? numeroDaData(dataDoDia(dia));
    sabidos.set(dia, sabido);
    return sabido;
  };
}

/** Each number once, in order; what cannot be a number of a bill is left out. */
export function avisosDistintos(avisos: Float64Array): readonly number[] {
  const distintos: number[] = [];
  let ultimo = 0;
  for (const aviso of avisos.slice().sort()) {
    if (aviso > ultimo) distintos.push(aviso);
    ultimo = aviso;
  }
  return distintos;
}

/** Reads each of these bills, once. `procurados`: {@link avisosDistintos}; among them may be numbers that are no bill. */
export async function lerFaturas(cliente: pg.ClientBase, procurados: readonly number[]): Promise<FaturasLidas> {
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
  const numero = numeradorDeDias();
  let lidas = 0;
  await lerBinario(cliente, consulta(procurados), (l) => {
    f.aviso[lidas] = l.int8();
    f.valor[lidas] = l.int8();
    f.cdc[lidas] = l.int4();
    f.vencimento[lidas] = numero(l.int4());
    f.validade[lidas] = numero(l.int4());
    const cancelada = l.bool();
    const aberta = l.bool();
    f.situacao[lidas] = cancelada ? CANCELADA : aberta ? ABERTA : PAGA;
    l.listaInt2(rubrica);
    l.listaInt8(parte);
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
