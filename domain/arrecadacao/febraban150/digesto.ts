/**
 * Recognises the same payments under another header, number or file name: a digest of the details that does not depend on their order.
 * Each record is hashed to 128 bits and the hashes are added, so nothing is sorted; the number of payments is part of the digest. It is
 * for noticing a bank's mistake and showing it to a person, not against forgery: the bytes of the file have their own SHA-256.
 */
import type { AnaliseDeRetorno, ArquivoLogico } from './analisar-retorno.ts';
import { CAMPOS_G, TAMANHO_DO_REGISTRO } from './campos.ts';

const BRANCO = 0x20;
/**
 * What says which payment it is, by words of four bytes: everything but the letter, the NSR (renumbered with the header) and the filler.
 * The last word of each stretch overlaps the one before.
 */
const ANTES_DO_NSR = { inicio: CAMPOS_G.agenciaContaCredito.inicio - 1, fim: CAMPOS_G.tarifa.fim } as const;
const DEPOIS_DO_NSR = { inicio: CAMPOS_G.agenciaArrecadadora.inicio - 1, fim: CAMPOS_G.formaPagamento.fim } as const;

/** 8 hexadecimal digits of the count and 32 of the sum of the hashes of the details of one set. */
export function digestoDosDetalhes(retorno: AnaliseDeRetorno, arquivo: Pick<ArquivoLogico, 'inicio' | 'fim'>): string {
  const { bytes, tamanho150, pagamentos } = retorno;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const aparado = new Uint8Array(TAMANHO_DO_REGISTRO);
  const viewDoAparado = new DataView(aparado.buffer);
  const hash = new Int32Array(4);
  const soma = new Int32Array(4);
  for (let i = arquivo.inicio; i < arquivo.fim; i += 1) {
    const posicao = pagamentos.posicao[i] ?? 0;
    if (tamanho150) {
      hashDoRegistro(view, posicao, hash);
    } else {
      completar(bytes, posicao, aparado);
      hashDoRegistro(viewDoAparado, 0, hash);
    }
    for (let k = 0; k < 4; k += 1) soma[k] = (soma[k] ?? 0) + (hash[k] ?? 0);
  }
  return hexadecimal(arquivo.fim - arquivo.inicio) + Array.from(soma, hexadecimal).join('');
}

/** The record completed with blanks, whatever its length in the file. */
function completar(bytes: Uint8Array, posicao: number, registro: Uint8Array): void {
  registro.fill(BRANCO);
  for (let j = 0; j < TAMANHO_DO_REGISTRO; j += 1) {
    const byte = bytes[posicao + j] ?? 0;
    // The line break of a record cut short.
    if (byte < BRANCO) return;
    registro[j] = byte;
  }
}

/** Four lanes that take turns, each word stirred by an odd constant and passed on; finished so that every bit of the record counts. */
function hashDoRegistro(view: DataView, p: number, hash: Int32Array): void {
  hash[0] = 0x243f6a88;
  hash[1] = 0x05a308d3;
  hash[2] = 0x13198a2e;
  hash[3] = 0x03707344;
  misturarTrecho(view, p + ANTES_DO_NSR.inicio, p + ANTES_DO_NSR.fim, hash);
  misturarTrecho(view, p + DEPOIS_DO_NSR.inicio, p + DEPOIS_DO_NSR.fim, hash);
  for (let volta = 0; volta < 8; volta += 1) {
    const k = volta & 3;
    hash[k] = finalizar((hash[k] ?? 0) ^ Math.imul((hash[(k + 1) & 3] ?? 0) + (hash[(k + 2) & 3] ?? 0), 0x85ebca6b | 0) ^ (hash[(k + 3) & 3] ?? 0));
  }
}

function misturarTrecho(view: DataView, inicio: number, fim: number, hash: Int32Array): void {
  let a = hash[0] ?? 0;
  let b = hash[1] ?? 0;
  let c = hash[2] ?? 0;
  let d = hash[3] ?? 0;
  for (let p = inicio; p < fim; p += 4) {
    const misturado = Math.imul(a ^ view.getInt32(p <= fim - 4 ? p : fim - 4, true), 0x9e3779b1 | 0);
    const novo = (((misturado << 13) | (misturado >>> 19)) + b) | 0;
    a = b;
    b = c;
    c = d;
    d = novo;
  }
  hash[0] = a;
  hash[1] = b;
  hash[2] = c;
  hash[3] = d;
}

function finalizar(x: number): number {
  const y = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  const z = Math.imul(y ^ (y >>> 15), 0x846ca68b | 0);
  return z ^ (z >>> 16);
}

function hexadecimal(n: number): string {
  return (n >>> 0).toString(16).padStart(8, '0');
}
