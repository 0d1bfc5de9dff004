import type pg from 'pg';
import { dataDoAaaammdd } from '../../../domain/arrecadacao/febraban150/data-numerica.ts';
import { DESTINOS } from '../../../domain/arrecadacao/decisao-em-lote.ts';
import type { Leva } from '../../../domain/arrecadacao/leva.ts';
import type { DataCivil } from '../../../domain/comum/data-civil.ts';
import { copiarBinario, type EscritorDeLinhas } from '../copia-binaria.ts';
import { traduzirQuitacaoDupla } from './fatura-mudou.ts';
import type { FaturasLidas } from './faturas-para-baixa.ts';

const COLUNAS = [
  'id', 'valor', 'aviso', 'cdc', 'arquivo', 'linha', 'nsr', 'data_pagamento', 'data_credito', 'quitado', 'tarifa', 'destino', 'motivo', 'forma', 'meio',
  'codigo_barras',
] as const;

/** Lines of a file at most; the id of a payment is the file and its line. */
const LINHAS_POR_ARQUIVO = 10_000_000;
/** Barcode of a G record, 1-based 38 to 81. */
const CODIGO_INICIO = 37;
const CODIGO_FIM = 81;
const NAO_IDENTIFICADO = DESTINOS.indexOf('NAO_IDENTIFICADO');

/** First and last possible id of the payments of a file. */
export function faixaDePagamentos(arquivo: number): readonly [number, number] {
  return [arquivo * LINHAS_POR_ARQUIVO, arquivo * LINHAS_POR_ARQUIVO + LINHAS_POR_ARQUIVO - 1];
}

/** The same line can only be the same payment. */
export function idDoPagamento(arquivo: number, linha: number): number {
  return arquivo * LINHAS_POR_ARQUIVO + linha;
}

/** The dates of a file are few: each is converted once. */
export function conversorDeDatas(): (aaaammdd: number) => DataCivil {
  const sabidas = new Map<number, DataCivil>();
  return (n) => {
    const sabida = sabidas.get(n) ?? dataDoAaaammdd(n);
    sabidas.set(n, sabida);
    return sabida;
  };
}

/** The barcode field as it came. A bank writes latin-1, and a field that is no barcode may have any of it. */
function codigoEscrito(bytes: Uint8Array, posicao: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + posicao + CODIGO_INICIO, CODIGO_FIM - CODIGO_INICIO).toString('latin1');
}

/**
 * Writes every payment of a file with where its money goes, by one binary COPY, each leva as it is decided. `bytes` is the file, for the barcodes that
 * named no bill.
 * @throws FaturaMudou when another file settles one of these bills at the same moment.
 */
export async function gravarPagamentos(cliente: pg.ClientBase, arquivo: number, bytes: Uint8Array, levas: AsyncIterable<Leva<FaturasLidas>>): Promise<number> {
  const data = conversorDeDatas();
  const letra = new Uint8Array(1);
  const caractere = (codigo: number | undefined): Uint8Array => {
    letra[0] = codigo ?? 32;
    return letra;
  };
  const copiarLeva = async (l: EscritorDeLinhas, { pagamentos: p, decisoes: d, faturas }: Leva<FaturasLidas>): Promise<void> => {
    for (let i = 0; i < p.quantidade; i++) {
      if (l.cheio) await l.escoado();
      const fatura = d.fatura[i] ?? -1;
      const linha = p.linha[i] ?? 0;
      const destino = d.destino[i] ?? NAO_IDENTIFICADO;
      const credito = p.dataCredito[i] ?? 0;
      const posicao = p.posicao[i] ?? 0;
      l.linha(COLUNAS.length);
      l.int8(idDoPagamento(arquivo, linha));
      l.int8(p.valor[i] ?? 0);
      l.int8(fatura < 0 ? null : (faturas.aviso[fatura] ?? null));
      l.int4(fatura < 0 ? null : (faturas.cdc[fatura] ?? null));
      l.int4(arquivo);
      l.int4(linha);
      l.int4(p.nsr[i] ?? 0);
      l.data(data(p.dataPagamento[i] ?? 0));
      l.data(credito === 0 ? null : data(credito));
      l.int8(d.baixa[i] ?? 0);
      l.int4(p.tarifa[i] ?? 0);
      l.int2(destino + 1);
      l.int2(d.motivo[i] ?? 0);
      l.bytes(caractere(p.formaArrecadacao[i]));
      l.bytes(caractere(p.formaPagamento[i]));
      l.texto(destino === NAO_IDENTIFICADO ? codigoEscrito(bytes, posicao) : null);
    }
  };
  const copia = copiarBinario(cliente, 'arrecadacao.pagamento', COLUNAS, async (l) => {
    for await (const leva of levas) await copiarLeva(l, leva);
  });
  return copia.catch((erro: unknown) => {
    throw traduzirQuitacaoDupla(erro);
  });
}
