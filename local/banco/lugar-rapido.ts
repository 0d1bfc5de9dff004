import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const MEMORIA = '/dev/shm';
const GIB = 1024 ** 3;

/** Where throwaway directories may be. */
export const LUGARES_DE_PASSAGEM: readonly string[] = [...new Set([tmpdir(), MEMORIA])].filter((lugar) => existsSync(lugar));

/**
 * Where what nobody keeps is put: in memory where the machine has room for it, else in the temporary directory. A database is a thousand small files,
 * and to clone one on a disk costs twenty times more processor than in memory.
 */
export function lugarRapido(): string {
  try {
    accessSync(MEMORIA, constants.W_OK);
    const { bavail, bsize } = statfsSync(MEMORIA);
    return bavail * bsize >= 4 * GIB && process.availableMemory() >= 8 * GIB ? MEMORIA : tmpdir();
  } catch {
    return tmpdir();
  }
}
