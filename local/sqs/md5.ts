import { createHash } from 'node:crypto';
import type { AtributosDaMensagem } from './tipos.ts';

export function md5(texto: string): string {
  return createHash('md5').update(texto, 'utf8').digest('hex');
}

function comTamanho(valor: Buffer): Buffer {
  const tamanho = Buffer.alloc(4);
  tamanho.writeUInt32BE(valor.length);
  return Buffer.concat([tamanho, valor]);
}

/** The digest of message attributes as the SQS developer guide defines it: sorted names, each part preceded by its length. */
export function md5DosAtributos(atributos: AtributosDaMensagem): string {
  const resumo = createHash('md5');
  for (const [nome, { DataType, StringValue, BinaryValue }] of Object.entries(atributos).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const binario = DataType.startsWith('Binary');
    resumo.update(comTamanho(Buffer.from(nome)));
    resumo.update(comTamanho(Buffer.from(DataType)));
    resumo.update(Buffer.from([binario ? 2 : 1]));
    resumo.update(comTamanho(binario ? Buffer.from(BinaryValue ?? '', 'base64') : Buffer.from(StringValue ?? '')));
  }
  return resumo.digest('hex');
}
