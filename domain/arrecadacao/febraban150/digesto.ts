/**
 * Recognises the same payments under another header, number or file name: a digest of the details that does not depend on their order.
 * Each record is hashed to 128 bits and the hashes are added, so nothing is sorted; the number of payments is part of the digest. It is
 * for noticing a bank's mistake and showing it to a person, not against forgery: the bytes of the file have their own SHA-256.
 */
import type { AnaliseDeRetorno, ArquivoLogico } from './analisar-retorno.ts';
import { CAMPOS_G } from './campos.ts';

const BRANCO = 0x20;
/** What says which payment it is: everything but the letter, the NSR (renumbered with the header) and the filler. 0-based, end exclusive. */
const ANTES_DO_NSR = { inicio: CAMPOS_G.agenciaContaCredito.inicio - 1, fim: CAMPOS_G.tarifa.fim } as const;
const DEPOIS_DO_NSR = { inicio: CAMPOS_G.agenciaArrecadadora.inicio - 1, fim: CAMPOS_G.formaPagamento.fim } as const;
const BYTES_DO_DETALHE = ANTES_DO_NSR.fim - ANTES_DO_NSR.inicio + DEPOIS_DO_NSR.fim - DEPOIS_DO_NSR.inicio;

/** The 132 bytes that identify payment `i`, completed with blanks when the record was cut short. */
export function bytesDoDetalhe(retorno: AnaliseDeRetorno, i: number): Uint8Array {
  const detalhe = new Uint8Array(BYTES_DO_DETALHE);
  copiarDetalhe(retorno.bytes, retorno.pagamentos.posicao[i] ?? 0, detalhe);
  return detalhe;
}

/** 8 hexadecimal digits of the count and 32 of the sum of the hashes of the details of one set. */
export function digestoDosDetalhes(retorno: AnaliseDeRetorno, arquivo: Pick<ArquivoLogico, 'inicio' | 'fim'>): string {
  const detalhe = new Uint8Array(BYTES_DO_DETALHE);
  const palavras = new DataView(detalhe.buffer);
  const hash = new Int32Array(4);
  const soma = new Int32Array(4);
  for (let i = arquivo.inicio; i < arquivo.fim; i += 1) {
    copiarDetalhe(retorno.bytes, retorno.pagamentos.posicao[i] ?? 0, detalhe);
    hashDoDetalhe(palavras, hash);
    for (let k = 0; k < 4; k += 1) soma[k] = (soma[k] ?? 0) + (hash[k] ?? 0);
  }
  return hexadecimal(arquivo.fim - arquivo.inicio) + Array.from(soma, hexadecimal).join('');
}

function copiarDetalhe(bytes: Uint8Array, posicao: number, detalhe: Uint8Array): void {
  detalhe.fill(BRANCO);
  const desvio = DEPOIS_DO_NSR.inicio - ANTES_DO_NSR.fim + ANTES_DO_NSR.inicio;
  for (let j = ANTES_DO_NSR.inicio; j < DEPOIS_DO_NSR.fim; j += 1) {
    const byte = bytes[posicao + j] ?? 0;
    // The line break of a record cut short.
    if (byte < BRANCO) return;
    if (j < ANTES_DO_NSR.fim) detalhe[j - ANTES_DO_NSR.inicio] = byte;
    else if (j >= DEPOIS_DO_NSR.inicio) detalhe[j - desvio] = byte;
  }
}

/** Four lanes that pass through each other, each word of the record stirred by an odd constant; finished so that every bit counts. */
function hashDoDetalhe(palavras: DataView, hash: Int32Array): void {
  let [a, b, c, d] = [0x243f6a88, 0x05a308d3 | 0, 0x13198a2e, 0x03707344];
  for (let p = 0; p < BYTES_DO_DETALHE; p += 4) {
    const misturado = Math.imul(a ^ palavras.getInt32(p, true), 0x9e3779b1 | 0);
    const girado = ((misturado << 13) | (misturado >>> 19)) + b;
    [a, b, c, d] = [b, c, d, girado | 0];
  }
  for (let volta = 0; volta < 4; volta += 1) {
    [a, b, c, d] = [b, c, d, finalizar(a ^ d ^ Math.imul(b + c, 0x85ebca6b | 0))];
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
