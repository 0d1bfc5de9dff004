import { ok, recusa } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/entrar-com-senha.ts';
import { VALIDADE_DO_PASSO_S } from '../../../layers/acesso/autenticacao.ts';
import { tokenAssinado } from '../../../layers/acesso/cookie-assinado.ts';
import { entrarComSenha } from '../../../layers/acesso/entrar-com-senha.ts';
import { VALIDADE_DA_ESTACAO_S } from '../../../layers/acesso/estacoes.ts';
import { resumoDaProva } from '../../../layers/acesso/prova-de-trabalho.ts';
import { lerDispositivo, VALIDADE_DO_DISPOSITIVO_S } from '../../../layers/acesso/segredo-aleatorio.ts';
import { comVaga } from '../../../layers/acesso/senha-guardada.ts';
import { COOKIE_DISPOSITIVO, COOKIE_ESTACAO, COOKIE_PASSO, COOKIE_SESSAO, cookieDeSessao, cookieFechado } from '../../../layers/http/cookies.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { DURACAO_DA_SESSAO_S } from '../../../layers/postgres/acesso/sessao.ts';
import { deps } from './deps.ts';

/** Who asks beyond what the process can check hears so before any work is done for him. */
export const handler = operacao(contrato, deps, async ({ corpo, quem, requisicao }, { pool, chaveDeSessao, autenticacaoDe }) => {
  const chave = await chaveDeSessao();
  const tokenQueVeio = tokenAssinado(requisicao.cookies[COOKIE_SESSAO] ?? '', chave);
  const { login, senha, prova } = corpo;
  const estacao = { cookie: requisicao.cookies[COOKIE_ESTACAO], pedido: corpo.estacao };
  const resposta = await comVaga(async () => {
    const provada = prova === undefined ? undefined : await resumoDaProva(prova, chave);
    return entrarComSenha(pool, autenticacaoDe(chave), { login, senha, tokenQueVeio, dispositivo: lerDispositivo(requisicao.cookies[COOKIE_DISPOSITIVO]), prova: provada, estacao }, quem);
  });
  if (resposta === undefined) return recusa('acesso/entrada-lotada', 'Há muitas pessoas entrando neste momento. Espere alguns segundos e tente de novo.');
  if (!resposta.ok) return resposta;
  if ('passo' in resposta.valor) {
    requisicao.definirCookie(cookieFechado(COOKIE_PASSO, resposta.valor.passo, VALIDADE_DO_PASSO_S, requisicao.segura));
    return ok({ nome: '', pendencia: 'SEGUNDO_FATOR' as const, acessoAnterior: null, sessoesEncerradas: 0 });
  }
  if ('estacaoPedida' in resposta.valor) {
    requisicao.definirCookie(cookieFechado(COOKIE_ESTACAO, resposta.valor.estacaoPedida, VALIDADE_DA_ESTACAO_S, requisicao.segura));
    return ok({ nome: '', pendencia: 'ESTACAO' as const, acessoAnterior: null, sessoesEncerradas: 0 });
  }
  const { cookie, nome, trocarSenha, ultimoAcesso, dispositivo, sessoesEncerradas } = resposta.valor;
  requisicao.definirCookie(cookieDeSessao(cookie, DURACAO_DA_SESSAO_S, requisicao.segura));
  requisicao.definirCookie(cookieFechado(COOKIE_DISPOSITIVO, dispositivo, VALIDADE_DO_DISPOSITIVO_S, requisicao.segura));
  return ok({ nome, pendencia: trocarSenha ? ('TROCAR_SENHA' as const) : null, acessoAnterior: ultimoAcesso?.toISOString() ?? null, sessoesEncerradas });
});
