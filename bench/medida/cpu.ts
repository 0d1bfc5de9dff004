/** CPU time spent so far, read from /proc: on a busy machine it says more than the clock on the wall. */
import { readFileSync, readdirSync } from 'node:fs';

/** USER_HZ: the kernel reports process times in hundredths of a second. */
const MS_POR_TIQUE = 10;

interface Tempos {
  readonly pai: number;
  readonly proprio: number;
  /** Of children that ended and were waited for. */
  readonly dosFilhosMortos: number;
}

function temposDe(pid: number | string): Tempos | undefined {
  try {
    const texto = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // the name of the program is in parentheses and may hold anything
    const campos = texto.slice(texto.lastIndexOf(')') + 2).split(' ').map(Number);
    const [utime = 0, stime = 0, cutime = 0, cstime = 0] = campos.slice(11, 15);
    return { pai: campos[1] ?? 0, proprio: (utime + stime) * MS_POR_TIQUE, dosFilhosMortos: (cutime + cstime) * MS_POR_TIQUE };
  } catch {
    // it ended between the listing and the reading
    return undefined;
  }
}

/** Milliseconds of CPU of one process. */
export function cpuDoProcesso(pid: number): number {
  return temposDe(pid)?.proprio ?? 0;
}

/** Milliseconds of CPU of a PostgreSQL server: its postmaster and every backend, also those that are gone. */
export function cpuDoPostgres(postmaster: number): number {
  const dele = temposDe(postmaster);
  let total = (dele?.proprio ?? 0) + (dele?.dosFilhosMortos ?? 0);
  for (const nome of readdirSync('/proc')) {
    if (!/^\d+$/.test(nome)) continue;
    const t = temposDe(nome);
    if (t?.pai === postmaster) total += t.proprio;
  }
  return total;
}

/** Largest resident memory that the process has had, MiB. */
export function picoDeMemoria(pid: number): number {
  const linha = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'));
  return Math.round(Number(linha?.[1] ?? 0) / 1024);
}
