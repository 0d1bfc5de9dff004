import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Executor } from './usuario.ts';
import { atravessavel } from './usuario.ts';

/** Where the database of one data directory really lives. */
export interface Morada {
  /** The directory asked for: keeps the pointer and the log. */
  readonly pedido: string;
  /** The directory used: the same one, or another when the executor cannot reach the first. */
  readonly real: string;
  readonly mudou: boolean;
}

/** `/var/lib` first: some systems sweep files of `/var/tmp` that were not touched for a month, and a database has many of those. */
const ABRIGOS = ['/var/lib/nascente', '/var/tmp/nascente'];
const PONTEIRO = 'mudou-para.txt';

function abrigar(pedido: string, executor: Executor): string {
  const nome = createHash('sha256').update(pedido).digest('hex').slice(0, 16);
  for (const abrigo of ABRIGOS) {
    try {
      mkdirSync(abrigo, { recursive: true, mode: 0o755 });
      const pasta = join(abrigo, nome);
      mkdirSync(pasta, { recursive: true, mode: 0o755 });
      // A shared directory: what another user planted there is not ours to trust.
      const nossos = [abrigo, pasta].every((d) => lstatSync(d).isDirectory() && lstatSync(d).uid === process.getuid?.());
      if (nossos && atravessavel(pasta, executor)) return pasta;
    } catch {
      continue;
    }
  }
  throw new Error(
    `O diretório de dados ${pedido} fica dentro de uma pasta fechada a outros usuários e nenhum lugar alternativo serviu (${ABRIGOS.join(', ')}). ` +
      'Rode como usuário comum, ou escolha outro diretório de dados.',
  );
}

/**
 * Chooses where the database lives. PostgreSQL does not run as root, and the user it runs as may not be able to enter the directory asked
 * for (a home with mode 0700); then the database moves, and a pointer file in the directory says where to.
 */
export function escolherMorada(diretorio: string, executor: Executor): Morada {
  mkdirSync(diretorio, { recursive: true });
  const pedido = realpathSync(diretorio);
  if (atravessavel(pedido, executor)) return { pedido, real: pedido, mudou: false };
  const real = abrigar(pedido, executor);
  writeFileSync(join(pedido, PONTEIRO), `${real}\n`);
  return { pedido, real, mudou: true };
}

/** Deletes the database of a data directory, wherever it lives. The server must be stopped. */
export function apagarMorada(diretorio: string): void {
  try {
    const real = readFileSync(join(diretorio, PONTEIRO), 'utf8').trim();
    if (ABRIGOS.some((a) => real.startsWith(`${a}/`))) rmSync(real, { recursive: true, force: true });
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code !== 'ENOENT') throw e;
  }
  rmSync(diretorio, { recursive: true, force: true });
}
