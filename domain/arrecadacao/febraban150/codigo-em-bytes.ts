/** Judges the 44 digits of a barcode where they lie, without making a string: what bulk reading uses (a test holds it to the other form). */
import { marcasDeNaoDigito, palavraDeDigitos, temNaoDigito } from './palavras.ts';

/** Bits of the judgement of a barcode. Nothing else is set when the 44 are not all digits. */
export const CODIGO_NUMERICO = 1;
/** The general check digit is right by the módulo of the value identifier. */
export const CODIGO_DV_CERTO = 2;
/** Product 8: arrecadação. */
export const CODIGO_PRODUTO_CERTO = 4;
/** Value identifier 6 to 9; without it no digit can be judged, and {@link CODIGO_DV_CERTO} is not set. */
export const CODIGO_IDENTIFICADOR_CERTO = 8;
/** Identifier 6 or 8: the 11 value positions are reais. */
export const CODIGO_VALOR_EFETIVO = 16;
/** The 6 spare digits at the end of our campo livre are zeros, as we issue them. */
export const CODIGO_RESERVA_ZERADA = 32;

const byte0 = (x: number): number => x & 0xff;
const byte1 = (x: number): number => (x >>> 8) & 0xff;
const byte2 = (x: number): number => (x >>> 16) & 0xff;
const byte3 = (x: number): number => x >>> 24;

/** 1 for digits from 5 on: doubled, their two digits add up to one more than 2 × d modulo 10. */
const doCinco = (palavra: number): number => ((palavra + 0x03030303) >>> 3) & 0x01010101;
const dobrado = (d: number): number => 2 * d + (d > 4 ? 1 : 0);

/** Bits of the barcode whose 44 bytes begin at `p`. Never throws on content; the view must have the 44 bytes. */
export function julgarCodigoEmBytes(view: DataView, p: number): number {
  const inicio = palavraDeDigitos(view, p);
  const w1 = palavraDeDigitos(view, p + 4);
  const w2 = palavraDeDigitos(view, p + 8);
  const w3 = palavraDeDigitos(view, p + 12);
  const w4 = palavraDeDigitos(view, p + 16);
  const w5 = palavraDeDigitos(view, p + 20);
  const w6 = palavraDeDigitos(view, p + 24);
  const w7 = palavraDeDigitos(view, p + 28);
  const w8 = palavraDeDigitos(view, p + 32);
  const w9 = palavraDeDigitos(view, p + 36);
  const w10 = palavraDeDigitos(view, p + 40);
  const marcas =
    marcasDeNaoDigito(inicio) | marcasDeNaoDigito(w1) | marcasDeNaoDigito(w2) | marcasDeNaoDigito(w3) | marcasDeNaoDigito(w4) |
    marcasDeNaoDigito(w5) | marcasDeNaoDigito(w6) | marcasDeNaoDigito(w7) | marcasDeNaoDigito(w8) | marcasDeNaoDigito(w9) |
    marcasDeNaoDigito(w10);
  if (temNaoDigito(marcas)) return 0;
  const produto = byte0(inicio);
  const segmento = byte1(inicio);
  const identificador = byte2(inicio);
  const bits =
    CODIGO_NUMERICO | (produto === 8 ? CODIGO_PRODUTO_CERTO : 0) | ((w10 | (w9 >>> 16)) === 0 ? CODIGO_RESERVA_ZERADA : 0);
  if (identificador < 6) return bits;
  // Sums byte by byte: five words of digits reach 45, ten reach 90, so no byte carries into the next.
  const pares = w10 + w8 + w6 + w4 + w2;
  const impares = w9 + w7 + w5 + w3 + w1;
  let dv: number;
  if (identificador < 8) {
    const todas = pares + impares;
    const cincos =
      doCinco(w1) + doCinco(w2) + doCinco(w3) + doCinco(w4) + doCinco(w5) + doCinco(w6) + doCinco(w7) + doCinco(w8) + doCinco(w9) + doCinco(w10);
    const soma =
      byte0(todas) + byte2(todas) + 2 * (byte1(todas) + byte3(todas)) + byte1(cincos) + byte3(cincos) +
      dobrado(identificador) + segmento + dobrado(produto);
    dv = (10 - (soma % 10)) % 10;
  } else {
    const soma =
      5 * byte0(pares) + 4 * byte1(pares) + 3 * byte2(pares) + 2 * byte3(pares) +
      9 * byte0(impares) + 8 * byte1(impares) + 7 * byte2(impares) + 6 * byte3(impares) +
      2 * identificador + 3 * segmento + 4 * produto;
    const resto = soma % 11;
    dv = resto < 2 ? 0 : 11 - resto;
  }
  return (
    bits | CODIGO_IDENTIFICADOR_CERTO | ((identificador & 1) === 0 ? CODIGO_VALOR_EFETIVO : 0) |
    (dv === byte3(inicio) ? CODIGO_DV_CERTO : 0)
  );
}
