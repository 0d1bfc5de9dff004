import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { naoAtendido, pedidoInvalido, somaErrada } from './erros.ts';

/** Checksums that the SDK sends and that are verified here. */
export type Algoritmo = 'crc32' | 'sha1' | 'sha256';
export type Somas = Readonly<Partial<Record<Algoritmo, string>>>;

/** Digests of bytes as they pass by. */
export class Medidor {
  readonly #md5 = createHash('md5');
  readonly #sha1 = createHash('sha1');
  readonly #sha256 = createHash('sha256');
  readonly #algoritmo: Algoritmo | null;
  #crc = 0;
  bytes = 0;

  /** MD5 is always computed (it is the ETag) and CRC32 too; a SHA only when asked for. */
  constructor(algoritmo: Algoritmo | null) {
    this.#algoritmo = algoritmo;
  }

  passar(parte: Uint8Array): void {
    this.bytes += parte.length;
    this.#md5.update(parte);
    this.#crc = crc32(parte, this.#crc);
    if (this.#algoritmo === 'sha1') this.#sha1.update(parte);
    if (this.#algoritmo === 'sha256') this.#sha256.update(parte);
  }

  /** Call once. `md5` in hexadecimal, the others in base64. */
  fechar(): { readonly md5: string; readonly somas: Somas } {
    const crc = Buffer.alloc(4);
    crc.writeUInt32BE(this.#crc);
    return {
      md5: this.#md5.digest('hex'),
      somas: {
        crc32: crc.toString('base64'),
        ...(this.#algoritmo === 'sha1' ? { sha1: this.#sha1.digest('base64') } : {}),
        ...(this.#algoritmo === 'sha256' ? { sha256: this.#sha256.digest('base64') } : {}),
      },
    };
  }
}

/** What the sender says the bytes are. A trailer is known only after the body: `esperadas` is filled by then. */
export interface SomasAnunciadas {
  readonly algoritmo: Algoritmo | null;
  readonly esperadas: { md5?: string; somas: Partial<Record<Algoritmo, string>> };
}

function algoritmoDe(nome: string): Algoritmo {
  if (nome === 'crc32' || nome === 'sha1' || nome === 'sha256') return nome;
  throw naoAtendido(`A soma ${nome.toUpperCase()}`);
}

/** Reads the checksum headers of a request (`x-amz-checksum-*`, `x-amz-trailer`, `content-md5`). */
export function somasAnunciadas(cabecalhos: Readonly<Record<string, string | undefined>>): SomasAnunciadas {
  const esperadas: SomasAnunciadas['esperadas'] = { somas: {} };
  const md5 = cabecalhos['content-md5'];
  if (md5 !== undefined) esperadas.md5 = Buffer.from(md5, 'base64').toString('hex');
  let algoritmo: Algoritmo | null = null;
  for (const [nome, valor] of Object.entries(cabecalhos)) {
    const sufixo = /^x-amz-checksum-(crc32c|crc32|crc64nvme|sha1|sha256)$/.exec(nome)?.[1];
    if (sufixo === undefined || valor === undefined) continue;
    algoritmo = algoritmoDe(sufixo);
    esperadas.somas[algoritmo] = valor;
  }
  const reboque = /^x-amz-checksum-(.+)$/.exec(cabecalhos['x-amz-trailer'] ?? '')?.[1];
  return { algoritmo: reboque === undefined ? algoritmo : algoritmoDe(reboque), esperadas };
}

/** Takes what came after the last chunk. */
export function anotarReboque(anunciadas: SomasAnunciadas, nome: string, valor: string): void {
  const sufixo = /^x-amz-checksum-(.+)$/.exec(nome.toLowerCase())?.[1];
  if (sufixo === undefined) throw pedidoInvalido(`Reboque inesperado: ${nome}`);
  anunciadas.esperadas.somas[algoritmoDe(sufixo)] = valor;
}

/** Throws BadDigest when the bytes that came are not the announced ones. */
export function conferirSomas({ esperadas }: SomasAnunciadas, md5: string, somas: Somas): void {
  if (esperadas.md5 !== undefined && esperadas.md5 !== md5) throw somaErrada();
  for (const [nome, valor] of Object.entries(esperadas.somas) as [Algoritmo, string][]) {
    if (somas[nome] !== valor) throw somaErrada();
  }
}
