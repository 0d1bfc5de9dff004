import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { esperarAte, nascimento, processosDoBanco, sinalizar, vivo } from './processos.ts';

interface Dono {
  readonly pid: number;
  readonly nascimento: string;
}

function arquivoDoDono(raiz: string): string {
  return join(raiz, 'dono.json');
}

/** Signs the data directory: this process answers for the server in it. */
export function assinarPosse(raiz: string): void {
  const dono: Dono = { pid: process.pid, nascimento: nascimento(process.pid) };
  writeFileSync(arquivoDoDono(raiz), JSON.stringify(dono));
}

export function largarPosse(raiz: string): void {
  rmSync(arquivoDoDono(raiz), { force: true });
}

/** The living process, other than this one, that answers for the directory. */
export function donoVivo(raiz: string): number | undefined {
  try {
    const dono = JSON.parse(readFileSync(arquivoDoDono(raiz), 'utf8')) as Dono;
    const outro = dono.pid !== process.pid && vivo(dono.pid) && nascimento(dono.pid) === dono.nascimento;
    return outro ? dono.pid : undefined;
  } catch {
    return undefined;
  }
}

function pidDoPostmaster(pgdata: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(pgdata, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return Number.isInteger(pid) && pid > 1 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Frees `pgdata` from whatever a crashed run left: a server that outlived its launcher is stopped (cleanly first), backends whose
 * postmaster was killed are waited for, and a postmaster.pid whose number now belongs to a stranger is removed.
 * Only processes whose working directory is `pgdata` are ever signalled.
 * @returns whether a living orphan was stopped
 * @throws Error in Portuguese when another living process answers for the directory
 */
export async function recolherOrfao(raiz: string, pgdata: string): Promise<boolean> {
  const dono = donoVivo(raiz);
  if (dono !== undefined) {
    throw new Error(`Este diretório de dados já está em uso pelo processo ${dono}. Encerre-o, ou escolha outro diretório.`);
  }
  if (!existsSync(pgdata)) return false;
  const ocupado = (): boolean => processosDoBanco(pgdata).length > 0;
  const havia = ocupado();
  if (havia) {
    const postmaster = pidDoPostmaster(pgdata);
    if (postmaster !== undefined && processosDoBanco(pgdata).includes(postmaster)) sinalizar(postmaster, 'SIGINT');
    if (!(await esperarAte(() => !ocupado(), 20_000))) {
      for (const pid of processosDoBanco(pgdata)) sinalizar(pid, 'SIGKILL');
      await esperarAte(() => !ocupado(), 5_000);
    }
  }
  // On systems without /proc PostgreSQL judges its own pid file.
  if (existsSync('/proc') && !ocupado()) rmSync(join(pgdata, 'postmaster.pid'), { force: true });
  return havia;
}
