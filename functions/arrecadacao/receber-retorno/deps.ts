import { LEITORES } from '../../../layers/postgres/arrecadacao/antecipar-faturas.ts';
import { poolDoAmbiente } from '../../../layers/postgres/do-ambiente.ts';
import { relogio } from '../../../layers/runtime/relogio.ts';
import { Ambiente } from './env.ts';

/** Made once per process. */
export async function deps() {
  const ambiente = Ambiente.parse(process.env);
  return { pool: await poolDoAmbiente(ambiente, 1 + LEITORES), relogio, guarda: ambiente.BALDE_GUARDA };
}
export type Deps = Awaited<ReturnType<typeof deps>>;
