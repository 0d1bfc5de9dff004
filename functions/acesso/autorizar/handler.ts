import { CABECALHO_OCIOSO } from '../../../events/http/cabecalhos.ts';
import { autorizador } from '../../../layers/acesso/autorizador.ts';
import { ehChave, reconhecerChave } from '../../../layers/acesso/reconhecer-chave.ts';
import { reconhecerSessao } from '../../../layers/acesso/reconhecer-sessao.ts';
import { donoDoToken, tokenDoCabecalho } from '../../../layers/acesso/tokens.ts';
import { COOKIE_SESSAO, lerCookies } from '../../../layers/http/cookies.ts';
import { deps } from './deps.ts';

/** Who calls the API: the holder of a key, of a token of the secret, or of an open session. A token that is wrong is not helped by a cookie that is right. */
export const handler = autorizador(deps, async (evento, { tokens, chaveDeSessao, pool }) => {
  const cabecalho = evento.headers?.['authorization'];
  if (cabecalho !== undefined) {
    const token = tokenDoCabecalho(cabecalho);
    if (token === undefined) return undefined;
    if (ehChave(token)) return reconhecerChave(await pool(), token, evento.requestContext.http.sourceIp);
    const dono = donoDoToken(await tokens(), token);
    return dono && { ...dono, origem: 'token' };
  }
  const cookie = lerCookies({ cookies: evento.cookies ?? [], headers: {} })[COOKIE_SESSAO];
  return cookie === undefined || cookie === '' ? undefined : reconhecerSessao(await pool(), cookie, { chave: await chaveDeSessao(), ociosa: evento.headers?.[CABECALHO_OCIOSO] === '1' });
});
