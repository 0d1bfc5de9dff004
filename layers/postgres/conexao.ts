/** Pools of one process: one per database role, made on first use and shared by every function in the process. */
import pg from 'pg';
import { ajusteDosLugares } from './lugares.ts';
import { umaVez } from './transacao.ts';
import { tipos } from './tipos.ts';

/** Where the database is and as whom to enter. */
export interface Acesso {
  readonly host: string;
  readonly porta: number;
  readonly nome: string;
  readonly usuario: string;
  /** A function is asked at each new connection, so that a rotated secret needs no restart. */
  readonly senha: string | (() => Promise<string>);
  readonly tls: boolean;
  /** Connections at most; a Lambda serves one request at a time, so one is enough and the proxy shares them. */
  readonly maximo?: number;
}

/** A pool whose idle failures (server restarted, proxy failover) do not bring the process down: the next query reconnects. */
export function criarPool(acesso: Acesso, Client?: typeof pg.Client): pg.Pool {
  const pool = new pg.Pool({
    host: acesso.host,
    port: acesso.porta,
    database: acesso.nome,
    user: acesso.usuario,
    password: acesso.senha,
    ssl: acesso.tls ? { rejectUnauthorized: true } : false,
    max: acesso.maximo ?? 1,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 10_000,
    allowExitOnIdle: true,
    types: tipos,
    ...(Client === undefined ? {} : { Client }),
    application_name: process.env['NASCENTE_FUNCAO'] ?? 'nascente',
  });
  pool.on('error', () => undefined);
  if (acesso.usuario === PAPEL_COM_LUGARES) porLugares(pool);
  return pool;
}

/** The only role that row-level security restricts (migrations/0029_direitos.sql). */
const PAPEL_COM_LUGARES = 'nascente_app';

/** A statement by itself is a transaction too, and says what it may see: so no reader has to remember it. Only what sees nothing goes without. */
function porLugares(pool: pg.Pool): void {
  const direto = pool.query.bind(pool);
  const consultar = (consulta: string | pg.QueryConfig, valores?: unknown[]): Promise<pg.QueryResult> =>
    ajusteDosLugares() === undefined ? direto(consulta, valores) : umaVez(pool, (cliente) => cliente.query(consulta, valores));
  // of the many ways in which pg takes a query, the ones that this project uses
  pool.query = consultar as typeof pool.query;
}

export type Pool = pg.Pool;
export type Cliente = pg.ClientBase;
/** What a repository asks for: a pool for a single statement, or the client of a transaction. */
export type Executor = Pick<pg.ClientBase, 'query'>;
