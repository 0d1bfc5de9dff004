/** One G record of exactly 150 bytes into the columns. The same function serves the file itself and a record completed with blanks. */
import { julgarCodigoEmBytes } from './codigo-em-bytes.ts';
import type { ColunasDePagamento } from './colunas.ts';
import { dataExiste } from './data-numerica.ts';
import { marcasDeNaoDigito, marcasDeTexto, numeroDe4, palavraDeDigitos, soTemTexto, temNaoDigito } from './palavras.ts';

/** Why a record was not written to the columns. */
export type ProblemaDoDetalhe = 0 | 1 | 2;
export const DETALHE_LIDO = 0;
/** A date, the value, the fee or the NSR is not made of digits. */
export const NUMERO_INVALIDO = 1;
/** The payment date does not exist, or the credit date neither exists nor is zero. */
export const DATA_INVALIDA = 2;

/** True when no character of the free-text fields (and of the filler) is a control character; false may also mean accents. */
export function textosLimpos(view: DataView, p: number): boolean {
  return soTemTexto(
    marcasDeTexto(view, p + 1) & marcasDeTexto(view, p + 5) & marcasDeTexto(view, p + 9) & marcasDeTexto(view, p + 13) &
      marcasDeTexto(view, p + 17) & marcasDeTexto(view, p + 108) & marcasDeTexto(view, p + 112) & marcasDeTexto(view, p + 116) &
      marcasDeTexto(view, p + 120) & marcasDeTexto(view, p + 124) & marcasDeTexto(view, p + 128) & marcasDeTexto(view, p + 132) &
      marcasDeTexto(view, p + 136) & marcasDeTexto(view, p + 140) & marcasDeTexto(view, p + 144) & marcasDeTexto(view, p + 146),
  );
}

/** Writes element `i` of the columns from the 150 bytes at `p`. `posicao` and `linha` are the caller's. */
export function gravarDetalhe(view: DataView, p: number, colunas: ColunasDePagamento, i: number): ProblemaDoDetalhe {
  const pagamentoA = palavraDeDigitos(view, p + 21);
  const pagamentoB = palavraDeDigitos(view, p + 25);
  const creditoA = palavraDeDigitos(view, p + 29);
  const creditoB = palavraDeDigitos(view, p + 33);
  const valorA = palavraDeDigitos(view, p + 81);
  const valorB = palavraDeDigitos(view, p + 85);
  const valorC = palavraDeDigitos(view, p + 89);
  // Seven digits: the second word begins at the last digit of the first.
  const tarifaA = palavraDeDigitos(view, p + 93);
  const tarifaB = palavraDeDigitos(view, p + 96);
  const nsrA = palavraDeDigitos(view, p + 100);
  const nsrB = palavraDeDigitos(view, p + 104);
  const marcas =
    marcasDeNaoDigito(pagamentoA) | marcasDeNaoDigito(pagamentoB) | marcasDeNaoDigito(creditoA) | marcasDeNaoDigito(creditoB) |
    marcasDeNaoDigito(valorA) | marcasDeNaoDigito(valorB) | marcasDeNaoDigito(valorC) | marcasDeNaoDigito(tarifaA) |
    marcasDeNaoDigito(tarifaB) | marcasDeNaoDigito(nsrA) | marcasDeNaoDigito(nsrB);
  if (temNaoDigito(marcas)) return NUMERO_INVALIDO;
  const dataPagamento = numeroDe4(pagamentoA) * 10_000 + numeroDe4(pagamentoB);
  const dataCredito = numeroDe4(creditoA) * 10_000 + numeroDe4(creditoB);
  // The dates of one file are few: what the previous record had need not be judged again.
  const anterior = i - 1;
  if (dataPagamento !== colunas.dataPagamento[anterior] && !dataExiste(dataPagamento)) return DATA_INVALIDA;
  if (dataCredito !== colunas.dataCredito[anterior] && dataCredito !== 0 && !dataExiste(dataCredito)) return DATA_INVALIDA;
  colunas.dataPagamento[i] = dataPagamento;
  colunas.dataCredito[i] = dataCredito;
  colunas.valor[i] = numeroDe4(valorA) * 100_000_000 + numeroDe4(valorB) * 10_000 + numeroDe4(valorC);
  colunas.tarifa[i] = numeroDe4(tarifaA) * 1000 + (numeroDe4(tarifaB) % 1000);
  colunas.nsr[i] = numeroDe4(nsrA) * 10_000 + numeroDe4(nsrB);
  colunas.formaArrecadacao[i] = view.getUint8(p + 116);
  colunas.formaPagamento[i] = view.getUint8(p + 140);
  gravarCodigo(view, p + 37, colunas, i);
  return DETALHE_LIDO;
}

function quatroEm(view: DataView, p: number): number {
  return numeroDe4(palavraDeDigitos(view, p));
}

function gravarCodigo(view: DataView, p: number, colunas: ColunasDePagamento, i: number): void {
  const julgamento = julgarCodigoEmBytes(view, p);
  colunas.codigo[i] = julgamento;
  const numerico = julgamento !== 0;
  colunas.segmento[i] = numerico ? view.getUint8(p + 1) - 48 : 0;
  colunas.empresa[i] = numerico ? quatroEm(view, p + 15) : 0;
  colunas.validade[i] = numerico ? quatroEm(view, p + 19) * 10_000 + quatroEm(view, p + 23) : 0;
  // Aviso: 11 digits from position 28 of the code; value: 11 from position 5. The last word overlaps one digit of the one before.
  colunas.aviso[i] = numerico ? quatroEm(view, p + 27) * 10_000_000 + quatroEm(view, p + 31) * 1000 + (quatroEm(view, p + 34) % 1000) : 0;
  colunas.valorCodigo[i] = numerico ? quatroEm(view, p + 4) * 10_000_000 + quatroEm(view, p + 8) * 1000 + (quatroEm(view, p + 11) % 1000) : 0;
}
