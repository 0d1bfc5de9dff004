/**
 * The database as better-auth wants it (kysely), always on the connection of the transaction in course: what it writes is committed or undone
 * together with the audit of the act, and never by itself.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import type pg from 'pg';

const emCurso = new AsyncLocalStorage<pg.ClientBase>();

/** Runs `corpo` with `cliente` as the connection of whatever asks for one. */
export function comCliente<T>(cliente: pg.ClientBase, corpo: () => Promise<T>): Promise<T> {
  return emCurso.run(cliente, corpo);
}

/** Gives away the connection of the transaction; the release is of who began it. */
const deQuemChama: PostgresPool = {
  connect: () => {
    const cliente = emCurso.getStore();
    if (cliente === undefined) return Promise.reject(new Error('better-auth foi chamado fora de uma transação'));
    const query = cliente.query.bind(cliente);
    return Promise.resolve({ query, release: () => undefined } as Awaited<ReturnType<PostgresPool['connect']>>);
  },
  end: () => Promise.resolve(),
};

/** The tables of people and sessions. */
export function kyselyDoAcesso(): Kysely<unknown> {
  return new Kysely<unknown>({ dialect: new PostgresDialect({ pool: deQuemChama }) }).withSchema('acesso');
}
