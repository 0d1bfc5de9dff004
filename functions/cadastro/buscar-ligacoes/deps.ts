import { segredoDasChaves } from '../../../layers/pessoais/proteger.ts';
import { poolDoAmbiente } from '../../../layers/postgres/do-ambiente.ts';
import { leitorDeSegredo } from '../../../layers/segredos/segredo.ts';
import { Ambiente } from './env.ts';

const VALIDADE_DAS_CHAVES_S = 300;

/** Made once per process. */
export async function deps() {
  const ambiente = Ambiente.parse(process.env);
  return { pool: await poolDoAmbiente(ambiente), chaves: leitorDeSegredo(ambiente.SEGREDO_CHAVES_PESSOAIS_ARN, segredoDasChaves, VALIDADE_DAS_CHAVES_S) };
}
