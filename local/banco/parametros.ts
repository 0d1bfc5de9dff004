import { statfsSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

/** Settings of postgresql.conf, by name. */
export type Parametros = Readonly<Record<string, string>>;

const MIB = 1024 * 1024;

function mb(bytes: number): string {
  return `${Math.floor(bytes / MIB)}MB`;
}

function limitar(valor: number, minimo: number, maximo: number): number {
  return Math.min(Math.max(valor, minimo), maximo);
}

/** Containers often have a /dev/shm of 64 MB, too small for parallel queries. */
function memoriaCompartilhada(): Parametros {
  try {
    const { blocks, bsize } = statfsSync('/dev/shm');
    return blocks * bsize >= 512 * MIB ? {} : { dynamic_shared_memory_type: 'mmap' };
  } catch {
    return {};
  }
}

/** What every server gets: sized by the machine, since a developer's laptop and a utility's server run the same command. */
function comuns(): Parametros {
  const memoria = totalmem();
  return {
    shared_buffers: mb(limitar(memoria / 8, 128 * MIB, 2048 * MIB)),
    effective_cache_size: mb(memoria / 2),
    maintenance_work_mem: mb(limitar(memoria / 32, 64 * MIB, 512 * MIB)),
    work_mem: mb(limitar(memoria / 512, 8 * MIB, 64 * MIB)),
    max_connections: '200',
    max_worker_processes: String(limitar(cpus().length, 2, 16)),
    random_page_cost: '1.1',
    jit: 'off',
    max_wal_size: '4GB',
    min_wal_size: '256MB',
    checkpoint_timeout: '10min',
    lc_messages: 'C',
    log_timezone: 'UTC',
    timezone: 'UTC',
    ...memoriaCompartilhada(),
  };
}

/** A server whose commits survive a power cut. The settings are spelt out so that nobody loses them by accident. */
export function parametrosDuraveis(): Parametros {
  return { ...comuns(), fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' };
}

/** A throwaway server for tests: nothing reaches the disk on purpose. */
export function parametrosEfemeros(): Parametros {
  return {
    ...comuns(),
    shared_buffers: '128MB',
    fsync: 'off',
    full_page_writes: 'off',
    synchronous_commit: 'off',
    wal_level: 'minimal',
    max_wal_senders: '0',
    // it may be kept in memory
    max_wal_size: '512MB',
    // it is killed at the end, and what it shares goes with its directory
    dynamic_shared_memory_type: 'mmap',
    min_wal_size: '80MB',
    autovacuum: 'off',
    checkpoint_timeout: '1h',
    max_connections: '400',
    // CREATE and DROP DATABASE wait for whoever is in the middle of giving a password: one that stopped there held every test for a minute
    authentication_timeout: '15s',
  };
}
