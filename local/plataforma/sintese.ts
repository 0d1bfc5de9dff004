import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';

/** What the template and the bundles are made of. `web` only goes as the folder that is deployed, read where it lies. */
const FONTES = ['infra', 'events', 'functions', 'layers', 'domain', 'migrations'];
const ARQUIVOS = ['package-lock.json', 'tsconfig.json', 'cdk.json'];
/** Older assemblies that are kept: going back to another branch is then quick. */
const GUARDADAS = 3;

async function arquivosDe(pasta: string): Promise<string[]> {
  const itens = await readdir(pasta, { withFileTypes: true }).catch(() => []);
  const listas = await Promise.all(
    itens.map((i) => {
      const caminho = join(pasta, i.name);
      if (i.isDirectory()) return arquivosDe(caminho);
      return Promise.resolve(i.isFile() && !i.name.endsWith('.test.ts') ? [caminho] : []);
    }),
  );
  return listas.flat();
}

/** The same sources give the same key. */
async function chaveDasFontes(raiz: string): Promise<string> {
  const listas = await Promise.all(FONTES.map((f) => arquivosDe(join(raiz, f))));
  const todos = [...listas.flat(), ...ARQUIVOS.map((a) => join(raiz, a)).filter((a) => existsSync(a))].sort();
  const conteudos = await Promise.all(todos.map((a) => readFile(a)));
  const resumo = createHash('sha256').update(`${raiz}\0${existsSync(join(raiz, 'dist/web'))}\0`);
  for (const [i, arquivo] of todos.entries()) resumo.update(arquivo).update('\0').update(conteudos[i] ?? '').update('\0');
  return resumo.digest('hex').slice(0, 16);
}

async function podar(cache: string): Promise<void> {
  const { stat } = await import('node:fs/promises');
  const pastas = (await readdir(cache, { withFileTypes: true })).filter((i) => i.isDirectory()).map((i) => join(cache, i.name));
  const datadas = await Promise.all(pastas.map(async (p) => ({ p, em: (await stat(p)).mtimeMs })));
  const velhas = datadas.sort((a, b) => b.em - a.em).slice(GUARDADAS);
  await Promise.all(velhas.map(({ p }) => rm(p, { recursive: true, force: true })));
}

export interface Sintese {
  /** Folder of the cloud assembly. */
  readonly diretorio: string;
  /** False when it was already there. */
  readonly nova: boolean;
}

/**
 * Synthesizes the CDK app of the project at `raiz`, with its bundles, once per content of its sources; `cache` keeps the results. An
 * interrupted synthesis leaves nothing that looks finished.
 */
export async function sintetizarComCache(raiz: string, cache: string): Promise<Sintese> {
  const pasta = join(cache, await chaveDasFontes(raiz));
  const pronta = join(pasta, 'montagem');
  if (existsSync(pronta)) {
    const agora = new Date();
    await utimes(pasta, agora, agora);
    return { diretorio: pronta, nova: false };
  }
  await rm(pasta, { recursive: true, force: true });
  await mkdir(pasta, { recursive: true });
  // Loaded only now: the CDK library alone takes most of a second, and a start from the cache has no use for it.
  const { sintetizar } = await import('../../infra/sintetizar.ts');
  const provisoria = join(pasta, 'montagem.parcial');
  await sintetizar({ raiz, saida: provisoria, dist: join(pasta, 'pacotes'), local: true });
  await rename(provisoria, pronta);
  await podar(cache);
  return { diretorio: pronta, nova: true };
}
