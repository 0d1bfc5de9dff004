import { Transform } from 'node:stream';
import type { TransformCallback } from 'node:stream';
import { pedidoInvalido } from './erros.ts';

/** A header of a chunk is `hex;chunk-signature=…`: anything longer is not one. */
const LIMITE_DA_LINHA = 8192;

/**
 * Undoes the `aws-chunked` encoding, which the SDK uses when the checksum comes after a stream: sizes in hexadecimal, and trailers
 * (`x-amz-checksum-crc32:…`) after the last chunk. Signatures of chunks are not verified here.
 */
export class DecodificadorAwsChunked extends Transform {
  readonly #aoReboque: (nome: string, valor: string) => void;
  #linha = '';
  #faltam = 0;
  #estado: 'tamanho' | 'dados' | 'fim-dos-dados' | 'reboque' | 'fim' = 'tamanho';

  constructor(aoReboque: (nome: string, valor: string) => void) {
    super();
    this.#aoReboque = aoReboque;
  }

  override _transform(parte: Buffer, _codificacao: BufferEncoding, pronto: TransformCallback): void {
    try {
      this.#consumir(parte);
      pronto();
    } catch (e) {
      pronto(e instanceof Error ? e : new Error(String(e)));
    }
  }

  override _flush(pronto: TransformCallback): void {
    const inteiro = this.#estado === 'fim' || (this.#estado === 'reboque' && this.#linha === '');
    pronto(inteiro ? null : pedidoInvalido('O corpo aws-chunked terminou antes do fim.'));
  }

  #consumir(parte: Buffer): void {
    let i = 0;
    while (i < parte.length && this.#estado !== 'fim') {
      if (this.#estado === 'dados') {
        const n = Math.min(this.#faltam, parte.length - i);
        this.push(parte.subarray(i, i + n));
        this.#faltam -= n;
        i += n;
        if (this.#faltam === 0) this.#estado = 'fim-dos-dados';
        continue;
      }
      const quebra = parte.indexOf(0x0a, i);
      this.#linha += parte.toString('latin1', i, quebra === -1 ? parte.length : quebra);
      if (this.#linha.length > LIMITE_DA_LINHA) throw pedidoInvalido('Linha longa demais no corpo aws-chunked.');
      if (quebra === -1) return;
      i = quebra + 1;
      this.#aoFimDaLinha(this.#linha.replace(/\r$/, ''));
      this.#linha = '';
    }
  }

  #aoFimDaLinha(linha: string): void {
    if (this.#estado === 'fim-dos-dados') {
      if (linha !== '') throw pedidoInvalido('O corpo aws-chunked não tem o tamanho que diz.');
      this.#estado = 'tamanho';
    } else if (this.#estado === 'tamanho') {
      const tamanho = /^([0-9a-f]+)(;.*)?$/i.exec(linha)?.[1];
      if (tamanho === undefined) throw pedidoInvalido('Tamanho inválido no corpo aws-chunked.');
      this.#faltam = Number.parseInt(tamanho, 16);
      this.#estado = this.#faltam === 0 ? 'reboque' : 'dados';
    } else if (linha === '') {
      this.#estado = 'fim';
    } else {
      const dois = linha.indexOf(':');
      this.#aoReboque(linha.slice(0, dois).trim(), linha.slice(dois + 1).trim());
    }
  }
}
