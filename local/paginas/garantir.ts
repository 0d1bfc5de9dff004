import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { FalhaDoComando } from '../cli/falhas.ts';
import { escreverReferencia } from '../openapi/referencia.ts';

/** What the pages are made of: the screens, and the contracts and rules that they share with the server. */
const FONTES = ['web', 'events', 'domain', 'local/openapi'];
const ARQUIVOS = ['package-lock.json'];

async function arquivosDe(pasta: string): Promise<string[]> {
  const itens = await readdir(pasta, { withFileTypes: true }).catch(() => []);
  const listas = await Promise.all(
    itens.map((i) => {
      const caminho = join(pasta, i.name);
      if (i.isDirectory()) return i.name === 'node_modules' ? Promise.resolve([]) : arquivosDe(caminho);
      return Promise.resolve(/\.test\.tsx?$/.test(i.name) ? [] : [caminho]);
    }),
  );
  return listas.flat();
}

/** The same sources give the same key. */
async function chaveDasPaginas(raiz: string): Promise<string> {
  const listas = await Promise.all(FONTES.map((f) => arquivosDe(join(raiz, f))));
  const todos = [...listas.flat(), ...ARQUIVOS.map((a) => join(raiz, a))].filter((a) => existsSync(a)).sort();
  const resumo = createHash('sha256');
  for (const arquivo of todos) resumo.update(arquivo.slice(raiz.length)).update('\0').update(await readFile(arquivo)).update('\0');
  return resumo.digest('hex');
}

/** Lines of what the builder says that are worth a person's time. */
const LINHAS_DO_ERRO = 12;

/** In a process of its own: the builder takes both cores and much memory, and gives them back. Answers what went wrong. */
function construirTelas(raiz: string, destino: string): Promise<string | undefined> {
  const argumentos = [join(raiz, 'node_modules/vite/bin/vite.js'), 'build', 'web/operador', '--outDir', destino, '--emptyOutDir', '--logLevel', 'error'];
  const opcoes = { cwd: raiz, maxBuffer: 16 * 1024 * 1024, env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1', FORCE_COLOR: undefined } };
  return new Promise((resolver) => {
    execFile(process.execPath, argumentos, opcoes, (falha, saida, erro) => {
      resolver(falha === null ? undefined : stripVTControlCharacters(`${erro}${saida}`).trim().split('\n').slice(0, LINHAS_DO_ERRO).join('\n'));
    });
  });
}

/** A page opened before goes on asking for the files of its version for this long. */
const DIA_MS = 86_400_000;

/** File by file, each at once: two who build at the same time put the same files, and neither sees half of one. */
async function mover(de: string, para: string): Promise<void> {
  if (!(await stat(de)).isDirectory()) return rename(de, para);
  await mkdir(para, { recursive: true });
  for (const nome of await readdir(de)) await mover(join(de, nome), join(para, nome));
}

/**
 * Puts what was built where it is served, as a deploy does: files have their content in their name, so the new ones stand beside the old, and the
 * page that names them comes last. A platform that is up never serves half a version.
 */
async function publicar(novas: string, destino: string): Promise<void> {
  const atuais = new Set(await readdir(join(novas, 'assets')));
  const outras = (await readdir(novas)).filter((nome) => nome !== 'index.html');
  for (const nome of outras) await mover(join(novas, nome), join(destino, nome));
  await rename(join(novas, 'index.html'), join(destino, 'index.html'));
  for (const nome of await readdir(join(destino, 'assets'))) {
    const arquivo = join(destino, 'assets', nome);
    if (atuais.has(nome)) continue;
    const antigo = await stat(arquivo).then(({ mtimeMs }) => mtimeMs < Date.now() - DIA_MS, () => false);
    if (antigo) await rm(arquivo, { force: true });
  }
  await rm(novas, { recursive: true, force: true });
}

/** Builds the screens and the reference page into `dist/web`. Throws {@link FalhaDoComando} with what the builder said; the reference is there all the same. */
export async function construirPaginas(raiz: string): Promise<void> {
  const destino = join(raiz, 'dist/web');
  await mkdir(destino, { recursive: true });
  // Two starts may build at once.
  const novas = join(raiz, `dist/web-${process.pid}`);
  const falha = await construirTelas(raiz, novas);
  if (falha === undefined) await publicar(novas, destino);
  await escreverReferencia(destino);
  if (falha !== undefined) throw new FalhaDoComando(`As telas não puderam ser construídas:\n${falha}`);
}

export interface Paginas {
  /** The folder exists, so that the template has a site. */
  readonly comecaram: Promise<unknown>;
  /** They are what the sources say. Never rejects: without screens the API still answers. */
  readonly prontas: Promise<void>;
}

/** The pages of the site, built again only when their sources changed; meanwhile the caller goes on. */
export function garantirPaginas(raiz: string, avisar: (texto: string) => void): Paginas {
  const marca = join(raiz, 'dist/paginas.txt');
  const construir = async (): Promise<void> => {
    const chave = await chaveDasPaginas(raiz);
    const feita = await readFile(marca, 'utf8').catch(() => '');
    if (feita === chave && existsSync(join(raiz, 'dist/web/docs/index.html'))) return;
    await construirPaginas(raiz);
    await writeFile(marca, chave);
  };
  return {
    comecaram: mkdir(join(raiz, 'dist/web'), { recursive: true }),
    prontas: construir().catch((e: unknown) => avisar(`${(e as Error).message.split('\n').slice(0, 3).join(' ')} O resto continua.`)),
  };
}
