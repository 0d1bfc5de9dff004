import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

/** What a ratio depends on, and nothing that names the machine. */
export interface Maquina {
  readonly commit: string;
  readonly alterado: boolean;
  readonly cpu: string;
  readonly nucleos: number;
  readonly node: string;
}

function git(...argumentos: string[]): string {
  try {
    return execFileSync('git', argumentos, { cwd: fileURLToPath(new URL('../..', import.meta.url)), encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    // outside a repository, an installed copy
    return '';
  }
}

export function maquina(): Maquina {
  return {
    commit: git('rev-parse', '--short', 'HEAD') || 'desconhecido',
    alterado: git('status', '--porcelain', '--untracked-files=no') !== '',
    cpu: cpus()[0]?.model.trim() ?? 'desconhecida',
    nucleos: availableParallelism(),
    node: process.versions.node,
  };
}
