/** The bench's own PostgreSQL: durable as in production, with every setting that moves a ratio fixed here and not by the machine. */
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Acesso } from '../../layers/postgres/conexao.ts';
import { tipos } from '../../layers/postgres/tipos.ts';
import { garantirMigrador, MIGRADOR } from '../../local/banco/papeis.ts';
import type { Parametros } from '../../local/banco/parametros.ts';
import { iniciarPostgres, type PostgresLocal } from '../../local/banco/postgres.ts';

/** Everything in cache, nobody working behind the scenes, nothing asynchronous that a power cut would take. */
export const PARAMETROS: Parametros = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  wal_level: 'replica',
  shared_buffers: '3GB',
  effective_cache_size: '8GB',
  work_mem: '64MB',
  maintenance_work_mem: '256MB',
  max_wal_size: '16GB',
  checkpoint_timeout: '1h',
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  autovacuum: 'off',
  jit: 'off',
};

export type Papel = 'nascente_migrador' | 'nascente_app' | 'nascente_lote' | 'nascente_leitura';

/** With the password itself, so that it can be told to a worker process. */
export type AcessoDoBench = Acesso & { readonly senha: string };

export interface ServidorDoBench {
  readonly postgres: PostgresLocal;
  /** Directory that the server's user can read: where the files that floors copy from lie. */
  readonly arquivos: string;
  readonly senhas: Readonly<Record<Papel, string>>;
  /** As that role; without one, as superuser. */
  acesso(banco: string, papel?: Papel): AcessoDoBench;
  /** A superuser's connection, for what is measured from outside and for the floors. The caller ends it. */
  administrador(banco: string): Promise<pg.Client>;
  parar(): Promise<void>;
}

/** In `diretorio`, where it stays, or in a temporary one that `parar` deletes. */
export async function iniciarServidor(diretorio: string | null): Promise<ServidorDoBench> {
  const raiz = diretorio ?? mkdtempSync(join(tmpdir(), 'nascente-bench-'));
  mkdirSync(join(raiz, 'pisos'), { recursive: true });
  chmodSync(raiz, 0o755);
  const postgres = await iniciarPostgres({ diretorio: join(raiz, 'postgres'), porta: 0, parametros: PARAMETROS });
  const senhas = { nascente_migrador: senha(), nascente_app: senha(), nascente_lote: senha(), nascente_leitura: senha() };
  await garantirMigrador(postgres, senhas[MIGRADOR]);
  return {
    postgres,
    arquivos: join(raiz, 'pisos'),
    senhas,
    acesso: (nome, papel) => ({
      host: postgres.host,
      porta: postgres.porta,
      nome,
      usuario: papel ?? postgres.superusuario,
      senha: papel === undefined ? postgres.senha : senhas[papel],
      tls: false,
      maximo: 3,
    }),
    administrador: async (banco) => {
      const cliente = new pg.Client({ connectionString: postgres.url(banco), types: tipos });
      await cliente.connect();
      return cliente;
    },
    parar: async () => {
      await postgres.parar();
      if (diretorio === null) rmSync(raiz, { recursive: true, force: true });
    },
  };
}

function senha(): string {
  return randomBytes(18).toString('base64url');
}
