import type { Pool } from '../../layers/postgres/conexao.ts';
import { criarPool } from '../../layers/postgres/conexao.ts';
import { ClientePreparado } from './cliente-preparado.ts';
import { garantirBanco } from './papeis.ts';
import type { PostgresLocal } from './postgres.ts';

/** The database of the embedded services, apart from the application's: a handler can no more read it than it can read inside AWS. */
export const BANCO_LOCAL = '_local';

/** A pool on the database of the embedded services, creating it at the first time. The caller ends it. */
export async function abrirBancoLocal(servidor: PostgresLocal, conexoes = 20): Promise<Pool> {
  await garantirBanco(servidor, BANCO_LOCAL);
  const { host, porta, superusuario, senha } = servidor;
  return criarPool({ host, porta, nome: BANCO_LOCAL, usuario: superusuario, senha, tls: false, maximo: conexoes }, ClientePreparado);
}
