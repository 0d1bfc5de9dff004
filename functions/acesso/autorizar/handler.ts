import { dispositivoDoAto } from '../../../domain/acesso/estacao.ts';
import { CABECALHO_OCIOSO } from '../../../events/http/cabecalhos.ts';
import { autorizador } from '../../../layers/acesso/autorizador.ts';
import { ehChave, reconhecerChave } from '../../../layers/acesso/reconhecer-chave.ts';
import { COOKIE_FORJADO, reconhecerSessao } from '../../../layers/acesso/reconhecer-sessao.ts';
import { donoDoToken, tokenDoCabecalho } from '../../../layers/acesso/tokens.ts';
import { daRedePermitida } from '../../../layers/acesso/redes.ts';
import { enderecoDoVisitante } from '../../../layers/http/endereco-do-visitante.ts';
import { momentoDe, relogio } from '../../../layers/runtime/relogio.ts';
import { COOKIE_ESTACAO, COOKIE_SESSAO, lerCookies } from '../../../layers/http/cookies.ts';
import type { TipoDeContorno } from '../../../layers/postgres/acesso/contornos.ts';
import { deps } from './deps.ts';

/**
 * Who calls the API: the holder of a key, of a token of the secret, or of an open session. A token that is wrong is not helped by a cookie that is right, and
 * nobody comes in from a network that is not let in. What was made up, or comes from another network, is a security event; a session that ended is not.
 */
export const handler = autorizador(deps, async (evento, d) => {
  const ip = enderecoDoVisitante(evento, await d.origem());
  const recusar = async (tipo: TipoDeContorno, credencial: 'cookie' | 'token' | 'chave') => {
    const dispositivo = dispositivoDoAto(evento.headers?.['user-agent'] ?? '', undefined);
    await d.contornar({ tipo, autor: { nome: 'público', ip, dispositivo }, objeto: `credencial:${credencial}`, detalhe: { pedido: `${evento.requestContext.http.method} ${evento.rawPath}`.slice(0, 200) } });
    return undefined;
  };
  const cabecalho = evento.headers?.['authorization'];
  if (cabecalho !== undefined) {
    const token = tokenDoCabecalho(cabecalho);
    if (token !== undefined && ehChave(token)) {
      const daChave = await reconhecerChave(await d.pool(), token, ip);
      return typeof daChave === 'string' ? recusar(daChave, 'chave') : daChave;
    }
    const dono = token === undefined ? undefined : donoDoToken(await d.tokens(), token, momentoDe(relogio.agora()).data);
    if (dono === undefined) return recusar('CREDENCIAL_FORJADA', 'token');
    return (await daRedePermitida(await d.pool(), ip)) ? { ...dono, origem: 'token' } : recusar('REDE_RECUSADA', 'token');
  }
  const { [COOKIE_SESSAO]: cookie, [COOKIE_ESTACAO]: estacao } = lerCookies({ cookies: evento.cookies ?? [], headers: evento.headers ?? {} });
  if (cookie === undefined || cookie === '') return undefined;
  const daSessao = await reconhecerSessao(await d.pool(), cookie, { chave: await d.chaveDeSessao(), ip, ociosa: evento.headers?.[CABECALHO_OCIOSO] === '1', estacao });
  return daSessao === COOKIE_FORJADO ? recusar('CREDENCIAL_FORJADA', 'cookie') : daSessao;
});
