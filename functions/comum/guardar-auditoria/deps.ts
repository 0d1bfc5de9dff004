import { poolDoAmbiente } from '../../../layers/postgres/do-ambiente.ts';
import { Ambiente } from './env.ts';

/** Made once per process. */
export async function deps() {
  const ambiente = Ambiente.parse(process.env);
  return { pool: await poolDoAmbiente(ambiente), guarda: ambiente.BALDE_GUARDA };
}
export type Deps = Awaited<ReturnType<typeof deps>>;
