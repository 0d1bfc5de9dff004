import { CABECALHO_OCIOSO } from '../../../events/http/cabecalhos.ts';
import { autorizador } from '../../../layers/acesso/autorizador.ts';
import { ehChave, reconhecerChave } from '../../../layers/acesso/reconhecer-chave.ts';
import { reconhecerSessao } from '../../../layers/acesso/reconhecer-sessao.ts';
import { donoDoToken, tokenDoCabecalho } from '../../../layers/acesso/tokens.ts';
import { daRedePermitida } from '../../../layers/acesso/redes.ts';
import { enderecoDoVisitante } from '../../../layers/http/endereco-do-visitante.ts';
import { momentoDe, relogio } from '../../../layers/runtime/relogio.ts';
import { COOKIE_ESTACAO, COOKIE_SESSAO, lerCookies } from '../../../layers/http/cookies.ts';
import { deps } from './deps.ts';

/**
 * Who calls the API: the holder of a key, of a token of the secret, or of an open session. A token that is wrong is not helped by a cookie that is right, and
 * nobody comes in from a network that is not let in.
 */
export const handler = autorizador(deps, async (evento, { tokens, chaveDeSessao, pool, origem }) => {
  const ip = enderecoDoVisitante(evento, await origem());
  const cabecalho = evento.headers?.['authorization'];
  if (cabecalho !== undefined) {
    const token = tokenDoCabecalho(cabecalho);
    if (token === undefined) return undefined;
    if (ehChave(token)) return reconhecerChave(await pool(), token, ip);
    const dono = donoDoToken(await tokens(), token, momentoDe(relogio.agora()).data);
    return dono && (await daRedePermitida(await pool(), ip)) ? { ...dono, origem: 'token' } : undefined;
  }
  const { [COOKIE_SESSAO]: cookie, [COOKIE_ESTACAO]: estacao } = lerCookies({ cookies: evento.cookies ?? [], headers: {} });
  if (cookie === undefined || cookie === '') return undefined;
  return reconhecerSessao(await pool(), cookie, { chave: await chaveDeSessao(), ip, ociosa: evento.headers?.[CABECALHO_OCIOSO] === '1', estacao });
});
