import { ok, recusa, type Resultado } from '../../../domain/comum/resultado.ts';

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const GZIP = [0x1f, 0x8b];
const BOMS = [[0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xfe, 0xff]];

function comecaCom(bytes: Uint8Array, marca: readonly number[]): boolean {
  return marca.every((b, i) => bytes[i] === b);
}

/** Text of a reading file. ISO 8859-1 is the rule; UTF-8 without mark is understood; anything else is refused, never guessed. */
export function textoDoArquivo(bytes: Uint8Array): Resultado<string> {
  if (comecaCom(bytes, ZIP) || comecaCom(bytes, GZIP)) return recusa('arquivo-leitura/compactado', 'O arquivo está compactado. Descompacte-o e mande de novo.');
  if (BOMS.some((b) => comecaCom(bytes, b)) || bytes.includes(0)) {
    return recusa('arquivo-leitura/codificacao', 'O arquivo não é texto simples (ISO 8859-1). Gere-o de novo nessa codificação.');
  }
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return ok(new TextDecoder('latin1').decode(bytes));
  }
}
