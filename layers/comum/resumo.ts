import { createHash } from 'node:crypto';

/** SHA-256 of some bytes or of a text: the identity of a received file. */
export function sha256(conteudo: Uint8Array | string): Buffer {
  return createHash('sha256').update(conteudo).digest();
}

/** Last part of the key of an object. */
export function nomeDoObjeto(chave: string): string {
  return chave.slice(chave.lastIndexOf('/') + 1);
}
