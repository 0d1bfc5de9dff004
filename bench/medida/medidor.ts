import type pg from 'pg';
import { cpuDoPostgres, cpuDoProcesso } from './cpu.ts';

/** What one run of a floor or of a path took. Times in ms. */
export interface Amostra {
  readonly ms: number;
  /** Node (this process and the workers) and PostgreSQL together. */
  readonly cpu: number;
  readonly cpuNode: number;
  readonly wal: number;
}

export interface Medidor {
  /** Runs `trabalho` alone, right after a checkpoint, and answers what it took. */
  medir(trabalho: () => Promise<void>): Promise<Amostra>;
}

/** `processos` are the workers that take part besides this process. */
export function criarMedidor(admin: pg.Client, postmaster: () => number, processos: () => readonly number[]): Medidor {
  const node = (): number => [process.pid, ...processos()].reduce((soma, pid) => soma + cpuDoProcesso(pid), 0);
  const posicao = async (): Promise<string> => (await admin.query<{ lsn: string }>('SELECT pg_current_wal_insert_lsn() AS lsn')).rows[0]?.lsn ?? '0/0';
  return {
    medir: async (trabalho) => {
      await admin.query('CHECKPOINT');
      globalThis.gc?.();
      const de = await posicao();
      const antes = { node: node(), pg: cpuDoPostgres(postmaster()), t: performance.now() };
      await trabalho();
      const ms = performance.now() - antes.t;
      const cpuNode = node() - antes.node;
      const cpu = cpuNode + cpuDoPostgres(postmaster()) - antes.pg;
      const { rows } = await admin.query<{ n: number }>('SELECT pg_wal_lsn_diff($1, $2)::float8 AS n', [await posicao(), de]);
      return { ms, cpu, cpuNode, wal: rows[0]?.n ?? 0 };
    },
  };
}
