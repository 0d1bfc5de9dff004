/**
 * The places whose rows the code in course may see: the setting that row-level security reads (migrations/0029_direitos.sql). It is of a transaction and
 * never of a connection, which the next request gets (docs/adr/0019).
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Lugares } from '../../domain/acesso/lugares.ts';

/** `NENHUM`: what comes from outside and was not allowed yet, or is public. */
export type LugaresEmCurso = Lugares | 'NENHUM';

const emCurso = new AsyncLocalStorage<LugaresEmCurso>();

/** Runs `corpo`, and whatever it begins, as who sees only these places. */
export function comLugares<T>(lugares: LugaresEmCurso, corpo: () => Promise<T>): Promise<T> {
  return emCurso.run(lugares, corpo);
}

/** The statement that a transaction begins with; undefined when it may see nothing. What no request asked for (queues, schedules, the command) is the platform itself. */
export function ajusteDosLugares(): string | undefined {
  const lugares = emCurso.getStore() ?? 'TODOS';
  if (lugares === 'NENHUM') return undefined;
  return `SET LOCAL nascente.setores = '${lugares === 'TODOS' ? '*' : lugares.map(inteiro).join(',')}'`;
}

function inteiro(setor: number): string {
  if (!Number.isSafeInteger(setor) || setor < 0) throw new Error(`${setor} não é um setor`);
  return String(setor);
}
