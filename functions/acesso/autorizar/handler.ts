import { autorizador } from '../../../layers/acesso/autorizador.ts';
import { donoDoToken, tokenDoCabecalho } from '../../../layers/acesso/tokens.ts';
import { COOKIE_SESSAO, lerCookies } from '../../../layers/http/cookies.ts';
import { quemDaSessao } from '../../../layers/postgres/acesso/sessao.ts';
import { deps } from './deps.ts';

/** Who calls the API: the holder of a token of the secret, or of an open session. A token that is wrong is not helped by a cookie that is right. */
export const handler = autorizador(deps, async (evento, { tokens, pool }) => {
  const cabecalho = evento.headers?.['authorization'];
  if (cabecalho !== undefined) {
    const token = tokenDoCabecalho(cabecalho);
    const dono = token === undefined ? undefined : donoDoToken(await tokens(), token);
    return dono && { ...dono, origem: 'token' };
  }
  const sessao = lerCookies({ cookies: evento.cookies ?? [], headers: {} })[COOKIE_SESSAO];
  const pessoa = sessao === undefined || sessao.length > 100 ? undefined : await quemDaSessao(await pool(), sessao);
  return pessoa && { ...pessoa, origem: 'sessao' };
});
