import { poolDoAmbiente } from '../../../layers/postgres/do-ambiente.ts';
import { relogio } from '../../../layers/runtime/relogio.ts';
import { Ambiente } from './env.ts';

/** Made once per process. */
export async function deps() {
  return { pool: await poolDoAmbiente(Ambiente.parse(process.env)), relogio };
}
