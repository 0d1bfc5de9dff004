import { segredoDaSessao } from '../../../layers/acesso/chave-de-sessao.ts';
import { leitorDeSegredo } from '../../../layers/segredos/segredo.ts';
import { Ambiente } from './env.ts';

/** A key taken out of the secret still signs for this long. */
const VALIDADE_DA_CHAVE_S = 60;

/** Made once per process. */
export function deps() {
  return { chaveDeSessao: leitorDeSegredo(Ambiente.parse(process.env).SEGREDO_CHAVE_DE_SESSAO_ARN, segredoDaSessao, VALIDADE_DA_CHAVE_S) };
}
