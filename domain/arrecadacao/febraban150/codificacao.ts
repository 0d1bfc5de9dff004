/** A return file is latin-1 text. Anything else is recognised by its first bytes and refused by name, never converted by guess. */
import { recusa, type Recusa, type Resultado, ok } from '../../comum/resultado.ts';

const COMPACTADOS: readonly { readonly nome: string; readonly inicio: readonly number[] }[] = [
  { nome: 'ZIP', inicio: [0x50, 0x4b, 0x03, 0x04] },
  { nome: 'ZIP', inicio: [0x50, 0x4b, 0x05, 0x06] },
  { nome: 'GZIP', inicio: [0x1f, 0x8b] },
  { nome: '7z', inicio: [0x37, 0x7a, 0xbc, 0xaf] },
  { nome: 'RAR', inicio: [0x52, 0x61, 0x72, 0x21] },
  { nome: 'PDF', inicio: [0x25, 0x50, 0x44, 0x46] },
];

const CODIFICACOES: readonly { readonly nome: string; readonly inicio: readonly number[] }[] = [
  { nome: 'UTF-8 com marca de ordem (BOM)', inicio: [0xef, 0xbb, 0xbf] },
  { nome: 'UTF-32', inicio: [0xff, 0xfe, 0x00, 0x00] },
  { nome: 'UTF-16', inicio: [0xff, 0xfe] },
  { nome: 'UTF-16', inicio: [0xfe, 0xff] },
  { nome: 'UTF-16', inicio: [0x41, 0x00] },
  { nome: 'UTF-16', inicio: [0x00, 0x41] },
  // "A2" in EBCDIC.
  { nome: 'EBCDIC', inicio: [0xc1, 0xf2] },
];

/** Refusals: `retorno/vazio`, `retorno/compactado`, `retorno/codificacao`. */
export function conferirCodificacao(bytes: Uint8Array): Resultado<null, Recusa & { readonly codigo: 'retorno/vazio' | 'retorno/compactado' | 'retorno/codificacao' }> {
  if (bytes.length === 0) return recusa('retorno/vazio', 'O arquivo está vazio. Baixe-o de novo do banco.');
  const compactado = COMPACTADOS.find((f) => comecaCom(bytes, f.inicio));
  if (compactado !== undefined) {
    return recusa('retorno/compactado', `O arquivo é ${compactado.nome}, não texto. Extraia o arquivo de retorno e envie-o.`);
  }
  const outra = CODIFICACOES.find((f) => comecaCom(bytes, f.inicio));
  if (outra !== undefined) {
    return recusa('retorno/codificacao', `O arquivo está em ${outra.nome}. Peça ao banco o arquivo original, em texto simples (ISO 8859-1).`);
  }
  return ok(null);
}

function comecaCom(bytes: Uint8Array, inicio: readonly number[]): boolean {
  return inicio.every((byte, i) => bytes[i] === byte);
}

/** Offset of a two-byte UTF-8 letter (Ã followed by what latin-1 never has there) between two positions; -1 when there is none. */
export function letraUtf8(bytes: Uint8Array, inicio: number, fim: number): number {
  for (let i = inicio; i + 1 < fim; i += 1) {
    const seguinte = bytes[i + 1] ?? 0;
    if ((bytes[i] === 0xc3 || bytes[i] === 0xc2) && seguinte >= 0x80 && seguinte <= 0xbf) return i;
  }
  return -1;
}
