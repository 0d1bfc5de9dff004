import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as pausa } from 'node:timers/promises';

/** Whether a process exists, whoever owns it. */
export function vivo(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (e) {
    return (e as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Start time of a process in clock ticks: with the pid it names one process for ever, since pids are used again. Empty when unknown. */
export function nascimento(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [estado, ...campos] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return estado === 'Z' ? '' : (campos[18] ?? '');
  } catch {
    return '';
  }
}

/** The processes of the PostgreSQL server of `pgdata`: every one of them (postmaster, backends) keeps it as working directory. */
export function processosDoBanco(pgdata: string): number[] {
  let pids: string[];
  try {
    pids = readdirSync('/proc').filter((n) => /^\d+$/.test(n));
  } catch {
    return [];
  }
  return pids.map(Number).filter((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === pgdata && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
    } catch {
      return false;
    }
  });
}

export function sinalizar(pid: number, sinal: NodeJS.Signals): void {
  try {
    process.kill(pid, sinal);
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code !== 'ESRCH') throw e;
  }
}

/** Waits until `condicao` holds; answers whether it did within `limiteMs`. */
export async function esperarAte(condicao: () => boolean, limiteMs: number): Promise<boolean> {
  const fim = performance.now() + limiteMs;
  while (!condicao()) {
    if (performance.now() > fim) return false;
    await pausa(20);
  }
  return true;
}
