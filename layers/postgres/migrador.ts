/** Brings a database to the newest schema. The same code runs as a Lambda on deploy, as `nascente migrar` and in the tests. */
import { fileURLToPath } from 'node:url';
import { runner } from 'node-pg-migrate';
import pg from 'pg';

export interface OpcoesMigracao {
  /** Administrator connection: owner of the database, may create roles. */
  readonly conexao: pg.ClientConfig;
  /** Folder of the numbered SQL files. */
  readonly pasta?: string;
  /** Passwords of the roles, set after the migrations. */
  readonly senhas?: Readonly<Partial<Record<'nascente_app' | 'nascente_lote' | 'nascente_leitura', string>>>;
  /** Stop after this many pending files (tests of a migration from the version before it). */
  readonly quantidade?: number;
  readonly aoAplicar?: (nome: string) => void;
}

const PASTA = fileURLToPath(new URL('../../migrations', import.meta.url));

/** @returns names of the files applied now, in order; empty when the schema was already the newest. */
export async function migrar(opcoes: OpcoesMigracao): Promise<readonly string[]> {
  const cliente = new pg.Client(opcoes.conexao);
  await cliente.connect();
  try {
    await cliente.query("SET lock_timeout = '15s'");
    const feitas = await runner({
      dbClient: cliente,
      dir: opcoes.pasta ?? PASTA,
      direction: 'up',
      migrationsTable: 'migracao',
      migrationsSchema: 'public',
      checkOrder: true,
      singleTransaction: true,
      advisoryLockMode: 'wait',
      log: () => undefined,
      ...(opcoes.quantidade === undefined ? {} : { count: opcoes.quantidade }),
    });
    if (feitas.length > 0) await guardarResumo(cliente, feitas.at(-1)?.name ?? '');
    for (const [papel, senha] of Object.entries(opcoes.senhas ?? {})) {
      await cliente.query(`ALTER ROLE ${cliente.escapeIdentifier(papel)} PASSWORD ${cliente.escapeLiteral(senha)}`);
    }
    const nomes = feitas.map((m) => m.name);
    nomes.forEach((n) => opcoes.aoAplicar?.(n));
    return nomes;
  } finally {
    await cliente.end();
  }
}

/** What the schema is from now on (invariant 65). Versions before 0016 have nowhere to keep it. */
async function guardarResumo(cliente: pg.Client, migracao: string): Promise<void> {
  const { rows } = await cliente.query<{ guarda: boolean }>(`SELECT to_regclass('comum.esquema') IS NOT NULL AS guarda`);
  if (rows[0]?.guarda === true) await cliente.query('INSERT INTO comum.esquema (migracao, resumo) VALUES ($1, comum.resumo_do_esquema())', [migracao]);
}
