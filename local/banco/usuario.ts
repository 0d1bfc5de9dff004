import { statSync } from 'node:fs';
import { dirname } from 'node:path';

/** `nobody`/`nogroup` exist everywhere by number, so no account has to be created. */
const NINGUEM = 65534;

/** Who runs the PostgreSQL processes. PostgreSQL refuses root, so root hands the work to `nobody`. */
export interface Executor {
  /** Absent when the processes run as ourselves. */
  readonly uid?: number;
  readonly gid?: number;
}

/** The executor for this process: `nobody` when we are root, ourselves otherwise. */
export function executorDoPostgres(): Executor {
  return process.getuid?.() === 0 ? { uid: NINGUEM, gid: NINGUEM } : {};
}

/** Owner that data files must have: the executor's, or ours. `undefined` on systems without uids. */
export function donoDosArquivos(executor: Executor): number | undefined {
  return executor.uid ?? process.getuid?.();
}

function permite(caminho: string, executor: Executor, bit: 1 | 4): boolean {
  const s = statSync(caminho);
  if (s.uid === executor.uid) return (s.mode & (bit << 6)) !== 0;
  if (s.gid === executor.gid) return (s.mode & (bit << 3)) !== 0;
  return (s.mode & bit) !== 0;
}

/** Whether the executor can walk from the root down to `diretorio` (which must exist). A home closed to others (0700) stops it. */
export function atravessavel(diretorio: string, executor: Executor): boolean {
  if (executor.uid === undefined) return true;
  for (let d = diretorio; ; d = dirname(d)) {
    if (!permite(d, executor, 1)) return false;
    if (d === dirname(d)) return true;
  }
}

/** Whether the executor can read `arquivo`, directories above included. */
export function legivel(arquivo: string, executor: Executor): boolean {
  if (executor.uid === undefined) return true;
  return atravessavel(dirname(arquivo), executor) && permite(arquivo, executor, 4);
}
