/**
 * How the secret of a telephone is kept: encrypted by better-auth (XChaCha20-Poly1305) in its envelope, which names the key. A key is known by four bytes of its
 * digest, so nobody numbers keys by hand. What was kept before envelopes names none, and every key is tried on it.
 */
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import type { ChavesDeSessao } from './chave-de-sessao.ts';
import { resumoDe } from './segredo-aleatorio.ts';

/** What the envelope calls a key. */
export function nomeDaChaveDeSessao(chave: string): number {
  return resumoDe(chave).readUInt32BE(0);
}

const conjunto = (chave: string) => ({ keys: new Map([[nomeDaChaveDeSessao(chave), chave]]), currentVersion: nomeDaChaveDeSessao(chave) });

export function cifrarSegredo(chave: string, segredo: string): Promise<string> {
  return symmetricEncrypt({ key: conjunto(chave), data: segredo });
}

export interface SegredoAberto {
  readonly segredo: string;
  /** By the key in use and under its name: it needs no other encryption. */
  readonly emDia: boolean;
}

/** Undefined when no key opens it: the one it was encrypted with has been taken out of the secret. */
export async function abrirSegredo({ atual, anteriores }: ChavesDeSessao, guardado: string): Promise<SegredoAberto | undefined> {
  const doEnvelope = /^\$ba\$(\d+)\$/.exec(guardado)?.[1];
  const candidatas = [atual, ...anteriores].filter((chave) => doEnvelope === undefined || nomeDaChaveDeSessao(chave) === Number(doEnvelope));
  for (const chave of candidatas) {
    const segredo = await tentar(doEnvelope === undefined ? chave : conjunto(chave), guardado);
    if (segredo !== undefined) return { segredo, emDia: doEnvelope !== undefined && chave === atual };
  }
  return undefined;
}

/** The cipher is authenticated: another key does not open it to something else. */
async function tentar(key: Parameters<typeof symmetricDecrypt>[0]['key'], data: string): Promise<string | undefined> {
  try {
    return await symmetricDecrypt({ key, data });
  } catch {
    return undefined;
  }
}
