import { createHash } from 'node:crypto';
import { conferencia, type BlocoSelado, type Diferenca, type LinhaGuardada } from './linhas.ts';
import { chaveDoManifesto, manifesto, type ArquivoDaGuarda } from './manifesto.ts';
import { descomprimir, partesDe } from './parte.ts';

/** Opens an object of the bucket, or a copy of it; undefined when there is none. */
export type AbrirDaGuarda = (chave: string, versao: string | null) => Promise<AsyncIterable<Uint8Array> | undefined>;

/** One thing that is wrong in a file of the bucket. */
export type AchadoNaGuarda =
  | (Diferenca & { readonly arquivo: string })
  | { readonly problema: 'arquivo-ausente' | 'arquivo-alterado'; readonly arquivo: string; readonly bloco: number; readonly ate: number }
  | { readonly problema: 'parte-danificada'; readonly arquivo: string; readonly bloco: number };

async function inteiro(fluxo: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const partes: Uint8Array[] = [];
  for await (const parte of fluxo) partes.push(parte);
  return Buffer.concat(partes);
}

/**
 * Reads one file back and compares it with its record, each row with what its block sealed, and its manifest with what it must say. Keeps one compressed block
 * in memory. `ver` sees the rows of each block that is as it was sealed, after the block was compared.
 */
export async function* conferirArquivo(g: ArquivoDaGuarda, blocos: readonly BlocoSelado[], abrir: AbrirDaGuarda, ver?: (linha: LinhaGuardada) => void | Promise<void>): AsyncGenerator<AchadoNaGuarda> {
  const limites = { bloco: g.primeiro, ate: g.ultimo };
  const fluxo = await abrir(g.chave, g.versao);
  if (fluxo === undefined) {
    yield { problema: 'arquivo-ausente', arquivo: g.chave, ...limites };
    return;
  }
  const tudo = createHash('sha256');
  let i = 0;
  for await (const parte of partesDe(fluxo, g.partes, (bytes) => void tudo.update(bytes))) {
    const bloco = blocos[i++];
    if (bloco !== undefined) yield* conferirParte(g.chave, bloco, parte, ver);
  }
  if (!tudo.digest().equals(g.resumo)) yield { problema: 'arquivo-alterado', arquivo: g.chave, ...limites };
  const doManifesto = await abrir(chaveDoManifesto(g.chave), null);
  if (doManifesto === undefined) yield { problema: 'arquivo-ausente', arquivo: chaveDoManifesto(g.chave), ...limites };
  else if (!(await inteiro(doManifesto)).equals(manifesto(g, blocos))) yield { problema: 'arquivo-alterado', arquivo: chaveDoManifesto(g.chave), ...limites };
}

async function* conferirParte(arquivo: string, bloco: BlocoSelado, parte: Buffer, ver?: (linha: LinhaGuardada) => void | Promise<void>): AsyncGenerator<AchadoNaGuarda> {
  const c = conferencia(bloco);
  try {
    await descomprimir(parte, c.ver);
  } catch {
    yield { problema: 'parte-danificada', arquivo, bloco: bloco.numero };
    return;
  }
  const diferencas = c.diferencas();
  for (const diferenca of diferencas) yield { ...diferenca, arquivo };
  if (ver !== undefined && diferencas.length === 0) await descomprimir(parte, ver);
}
