import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** What does not bundle: the Typst compiler with its x86-64 binary, and the two weights of the font that documents are set in. */
const PARTES = [
  '@myriaddreamin/typst-ts-node-compiler',
  '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu',
  '@expo-google-fonts/noto-sans/package.json',
  '@expo-google-fonts/noto-sans/400Regular',
  '@expo-google-fonts/noto-sans/700Bold',
] as const;

/**
 * Lays the layer out as Lambda wants it (`nodejs/node_modules`) under `<destino>/camadas/typst-<versão>`, once per version. Returns that folder.
 * Throws when a part is not installed: then `npm install` ran on another platform.
 */
export async function prepararCamadaTypst(raiz: string, destino: string): Promise<string> {
  const origem = join(raiz, 'node_modules');
  const { version } = JSON.parse(await readFile(join(origem, PARTES[0], 'package.json'), 'utf8')) as { version: string };
  const pronta = join(destino, 'camadas', `typst-${version}`);
  if (existsSync(pronta)) return pronta;
  // Two syntheses may prepare it at once: each in a folder of its own, and whoever comes second keeps the first's.
  const parcial = `${pronta}.${process.pid}`;
  for (const parte of PARTES) {
    const para = join(parcial, 'nodejs/node_modules', parte);
    await mkdir(join(para, '..'), { recursive: true });
    await cp(join(origem, parte), para, { recursive: true });
  }
  try {
    await rename(parcial, pronta);
  } catch (erro) {
    await rm(parcial, { recursive: true, force: true });
    if (!existsSync(pronta)) throw erro;
  }
  return pronta;
}
