import { segredoDasChaves } from '../../../layers/acesso/chave-de-sessao.ts';
import { poolDoAmbiente } from '../../../layers/postgres/do-ambiente.ts';
import { leitorDeSegredo } from '../../../layers/segredos/segredo.ts';
import { Ambiente } from './env.ts';

/** A key taken out of the secret still counts for this long. */
const VALIDADE_DA_CHAVE_S = 60;

/** Made once per process. */
export async function deps() {
  const ambiente = Ambiente.parse(process.env);
  return { pool: await poolDoAmbiente(ambiente), chavesDeSessao: leitorDeSegredo(ambiente.SEGREDO_CHAVE_DE_SESSAO_ARN, segredoDasChaves, VALIDADE_DA_CHAVE_S) };
}
