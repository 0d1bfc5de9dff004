import { poolDoAmbiente } from '../../../layers/postgres/do-ambiente.ts';
import { Ambiente } from './env.ts';

/** Made once per process; two connections, so that the database works while this process does. */
export async function deps() {
  return { pool: await poolDoAmbiente(Ambiente.parse(process.env), 2) };
}
