import { anotadorDeContornos } from '../../../layers/acesso/anotar-contornos.ts';
import { segredoDaSessao } from '../../../layers/acesso/chave-de-sessao.ts';
import { segredoDeTokens } from '../../../layers/acesso/tokens.ts';
import { origemDoAmbiente } from '../../../layers/http/endereco-do-visitante.ts';
import { anotarContorno } from '../../../layers/postgres/acesso/contornos.ts';
import { poolDoAmbiente } from '../../../layers/postgres/do-ambiente.ts';
import { comLugares } from '../../../layers/postgres/lugares.ts';
import { leitorDeSegredo } from '../../../layers/segredos/segredo.ts';
import { Ambiente } from './env.ts';

/** A token taken out of the secret still opens for this long. */
const VALIDADE_DOS_TOKENS_S = 60;

/** Made once per process. The database is asked once, whoever comes: whose the session is, or whether the network of a token is let in. */
export function deps() {
  const ambiente = Ambiente.parse(process.env);
  return {
    tokens: leitorDeSegredo(ambiente.SEGREDO_TOKEN_OPERADOR_ARN, segredoDeTokens, VALIDADE_DOS_TOKENS_S),
    chaveDeSessao: leitorDeSegredo(ambiente.SEGREDO_CHAVE_DE_SESSAO_ARN, segredoDaSessao, VALIDADE_DOS_TOKENS_S),
    origem: origemDoAmbiente(),
    pool: () => poolDoAmbiente(ambiente),
    contornar: anotadorDeContornos((contorno, quantas) => comLugares('NENHUM', async () => anotarContorno(await poolDoAmbiente(ambiente), contorno, quantas))),
  };
}
