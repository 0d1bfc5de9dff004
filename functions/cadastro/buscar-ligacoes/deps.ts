import { protecaoDoAmbiente } from '../../../layers/pessoais/do-ambiente.ts';
import { poolDoAmbiente } from '../../../layers/postgres/do-ambiente.ts';
import { Ambiente } from './env.ts';

/** Made once per process. */
export async function deps() {
  const ambiente = Ambiente.parse(process.env);
  return { pool: await poolDoAmbiente(ambiente), protecao: protecaoDoAmbiente(ambiente) };
}
