import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DecodificadorAwsChunked } from './aws-chunked.ts';

async function decodificar(partes: readonly Buffer[]): Promise<{ corpo: Buffer; reboques: [string, string][] }> {
  const reboques: [string, string][] = [];
  const d = new DecodificadorAwsChunked((n, v) => reboques.push([n, v]));
  return { corpo: await buffer(Readable.from(partes).pipe(d)), reboques };
}

function codificar(pedacos: readonly Uint8Array[], reboque: string): Buffer {
  const blocos = pedacos.filter((p) => p.length > 0).flatMap((p) => [Buffer.from(`${p.length.toString(16)};chunk-signature=abc\r\n`), Buffer.from(p), Buffer.from('\r\n')]);
  return Buffer.concat([...blocos, Buffer.from(`0\r\n${reboque}\r\n`)]);
}

describe('aws-chunked', () => {
  it('gives back the same bytes wherever the network cuts them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 6 }), fc.array(fc.nat(400), { maxLength: 8 }), async (pedacos, cortes) => {
        const inteiro = codificar(pedacos, 'x-amz-checksum-crc32:AAAAAA==\r\n');
        const pontos = [0, ...cortes.map((c) => Math.min(c, inteiro.length)).sort((a, b) => a - b), inteiro.length];
        const { corpo, reboques } = await decodificar(pontos.slice(1).map((p, i) => inteiro.subarray(pontos[i], p)));
        expect(corpo).toEqual(Buffer.concat(pedacos));
        expect(reboques).toEqual([['x-amz-checksum-crc32', 'AAAAAA==']]);
      }),
      { numRuns: 200 },
    );
  });

  it.each(['5\r\nabc', '5\r\nabcde', 'zz\r\nabc\r\n0\r\n\r\n', '3\r\nabcX\r\n0\r\n\r\n', '', '3\r\nabc\r\n'])('refuses %j, which is cut or malformed', async (texto) => {
    await expect(decodificar([Buffer.from(texto)])).rejects.toThrow('aws-chunked');
  });
});
