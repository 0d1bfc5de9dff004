import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { linhaGuardada, type LinhaGuardada } from './linhas.ts';

/** Characters handed to zlib at a time: each time is a trip to another thread. */
const PEDACO = 65_536;

/** Rows of one block, compressed by themselves: a byte that goes bad spoils one block, and the file is still one that any gunzip opens. */
export async function comprimir(linhas: AsyncIterable<LinhaGuardada>): Promise<Buffer> {
  const partes: Buffer[] = [];
  async function* emTexto(): AsyncGenerator<string> {
    let texto = '';
    for await (const linha of linhas) {
      texto += `${JSON.stringify(linha)}\n`;
      if (texto.length < PEDACO) continue;
      yield texto;
      texto = '';
    }
    yield texto;
  }
  await pipeline(Readable.from(emTexto(), { objectMode: false }), createGzip(), async (saida: AsyncIterable<Buffer>) => {
    for await (const pedaco of saida) partes.push(pedaco);
  });
  return Buffer.concat(partes);
}

/** The rows of one part, one at a time. Throws when the bytes are no such rows. */
export async function descomprimir(parte: Buffer, ver: (linha: LinhaGuardada) => void | Promise<void>): Promise<void> {
  await pipeline(Readable.from([parte]), createGunzip(), async (texto: AsyncIterable<Buffer>) => {
    let resto: Buffer = Buffer.alloc(0);
    for await (const pedaco of texto) {
      let aqui = resto.length === 0 ? pedaco : Buffer.concat([resto, pedaco]);
      for (let fim = aqui.indexOf(10); fim >= 0; fim = aqui.indexOf(10)) {
        await ver(linhaGuardada.parse(JSON.parse(aqui.toString('utf8', 0, fim))));
        aqui = aqui.subarray(fim + 1);
      }
      resto = aqui;
    }
    if (resto.length > 0) throw new Error('a parte termina no meio de uma linha');
  });
}

/** The bytes as they come, cut where each part ends; `ver` sees them all. A stream that ends early gives shorter parts. */
export async function* partesDe(fluxo: AsyncIterable<Uint8Array>, tamanhos: readonly number[], ver: (bytes: Uint8Array) => void): AsyncGenerator<Buffer> {
  let guardados: Uint8Array[] = [];
  let tem = 0;
  let parte = 0;
  for await (const pedaco of fluxo) {
    ver(pedaco);
    let resto: Uint8Array = pedaco;
    for (let falta = (tamanhos[parte] ?? Infinity) - tem; resto.length >= falta; falta = tamanhos[parte] ?? Infinity) {
      yield Buffer.concat([...guardados, resto.subarray(0, falta)]);
      resto = resto.subarray(falta);
      [guardados, tem, parte] = [[], 0, parte + 1];
    }
    // past the last part there is nothing to keep: the digest of the file tells
    if (parte < tamanhos.length) guardados.push(resto);
    tem += resto.length;
  }
  for (; parte < tamanhos.length; parte++) {
    yield Buffer.concat(guardados);
    guardados = [];
  }
}
