import { ok, recusa } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/entrar-com-senha.ts';
import { tokenAssinado } from '../../../layers/acesso/cookie-assinado.ts';
import { entrarComSenha } from '../../../layers/acesso/entrar-com-senha.ts';
import { comVaga } from '../../../layers/acesso/senha-guardada.ts';
import { COOKIE_SESSAO, cookieDeSessao } from '../../../layers/http/cookies.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { DURACAO_DA_SESSAO_S } from '../../../layers/postgres/acesso/sessao.ts';
import { deps } from './deps.ts';

/** Who asks beyond what the process can check hears so before any work is done for him. */
export const handler = operacao(contrato, deps, async ({ corpo, quem, requisicao }, { pool, chaveDeSessao, autenticacaoDe }) => {
  const chave = await chaveDeSessao();
  const tokenQueVeio = tokenAssinado(requisicao.cookies[COOKIE_SESSAO] ?? '', chave);
  const resposta = await comVaga(() => entrarComSenha(pool, autenticacaoDe(chave), { ...corpo, tokenQueVeio }, quem));
  if (resposta === undefined) return recusa('acesso/entrada-lotada', 'Há muitas pessoas entrando neste momento. Espere alguns segundos e tente de novo.');
  if (!resposta.ok) return resposta;
  const { cookie, nome, trocarSenha, ultimoAcesso } = resposta.valor;
  requisicao.definirCookie(cookieDeSessao(cookie, DURACAO_DA_SESSAO_S, requisicao.segura));
  return ok({ nome, pendencia: trocarSenha ? ('TROCAR_SENHA' as const) : null, acessoAnterior: ultimoAcesso?.toISOString() ?? null });
});
