import pg from 'pg';
import type { PostgresLocal } from './postgres.ts';

/** Owner of the application's schemas; the migrations expect it to exist and create the other roles themselves. */
export const MIGRADOR = 'nascente_migrador';

/** Runs `acao` with a superuser connection to `banco`. */
export async function comoSuperusuario<T>(servidor: Pick<PostgresLocal, 'url'>, banco: string, acao: (cliente: pg.Client) => Promise<T>): Promise<T> {
  const cliente = new pg.Client(servidor.url(banco));
  await cliente.connect();
  try {
    return await acao(cliente);
  } finally {
    await cliente.end();
  }
}

/** Creates the migrator role, or gives it this password. It is no superuser, as in Aurora: what it cannot do there fails here too. */
export async function garantirMigrador(servidor: Pick<PostgresLocal, 'url'>, senha: string): Promise<void> {
  await comoSuperusuario(servidor, 'postgres', async (cliente) => {
    const { rowCount } = await cliente.query('SELECT FROM pg_roles WHERE rolname = $1', [MIGRADOR]);
    const papel = cliente.escapeIdentifier(MIGRADOR);
    if (rowCount === 0) await cliente.query(`CREATE ROLE ${papel} LOGIN CREATEROLE CREATEDB`);
    await cliente.query(`ALTER ROLE ${papel} PASSWORD ${cliente.escapeLiteral(senha)}`);
  });
}

/** Creates a database when it is not there. */
export async function garantirBanco(servidor: Pick<PostgresLocal, 'url'>, nome: string, dono?: string): Promise<void> {
  await comoSuperusuario(servidor, 'postgres', async (cliente) => {
    const { rowCount } = await cliente.query('SELECT FROM pg_database WHERE datname = $1', [nome]);
    if (rowCount !== 0) return;
    const posse = dono === undefined ? '' : ` OWNER ${cliente.escapeIdentifier(dono)}`;
    await cliente.query(`CREATE DATABASE ${cliente.escapeIdentifier(nome)}${posse}`);
  });
}
