/** The pool that a function's environment describes, with the credentials of its role from Secrets Manager. */
import { z } from 'zod';
import { leitorDeSegredo } from '../segredos/segredo.ts';
import { criarPool, type Pool } from './conexao.ts';

/** Fragment for `env.ts` of every function that uses `{ banco }`. */
export const AmbienteBanco = z.object({
  BANCO_HOST: z.string().min(1),
  BANCO_PORTA: z.coerce.number().int().positive(),
  BANCO_NOME: z.string().min(1),
  BANCO_SEGREDO_ARN: z.string().min(1),
  BANCO_TLS: z.enum(['0', '1']),
});
export type AmbienteBanco = z.infer<typeof AmbienteBanco>;

/** Shape of a database secret. */
export const Credencial = z.object({ username: z.string().min(1), password: z.string().min(1) });

const VALIDADE_SEGREDO_S = 300;
const pools = new Map<string, Promise<Pool>>();

/**
 * One pool per role and process: the operations that share a Lambda share it too. A failure to make it is not remembered. `maximo` is of the first who
 * asks, and more than one is for a function that has a Lambda to itself.
 */
export async function poolDoAmbiente(ambiente: AmbienteBanco, maximo = 1): Promise<Pool> {
  const chave = ambiente.BANCO_SEGREDO_ARN;
  let pool = pools.get(chave);
  if (pool === undefined) {
    pool = abrir(ambiente, maximo);
    pools.set(chave, pool);
    pool.catch(() => pools.delete(chave));
  }
  return pool;
}

async function abrir(ambiente: AmbienteBanco, maximo: number): Promise<Pool> {
  const credencial = leitorDeSegredo(ambiente.BANCO_SEGREDO_ARN, Credencial, VALIDADE_SEGREDO_S);
  return criarPool({
    host: ambiente.BANCO_HOST,
    porta: ambiente.BANCO_PORTA,
    nome: ambiente.BANCO_NOME,
    usuario: (await credencial()).username,
    senha: async () => (await credencial()).password,
    tls: ambiente.BANCO_TLS === '1',
    maximo,
  });
}
