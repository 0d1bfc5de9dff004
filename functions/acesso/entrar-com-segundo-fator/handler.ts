import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/entrar-com-segundo-fator.ts';
import { entrarComSegundoFator } from '../../../layers/acesso/entrar-com-segundo-fator.ts';
import { VALIDADE_DA_ESTACAO_S } from '../../../layers/acesso/estacoes.ts';
import { resumoDaProva } from '../../../layers/acesso/prova-de-trabalho.ts';
import { lerDispositivo, VALIDADE_DO_DISPOSITIVO_S } from '../../../layers/acesso/segredo-aleatorio.ts';
import { COOKIE_DISPOSITIVO, COOKIE_ESTACAO, COOKIE_PASSO, cookieDeSessao, cookieFechado } from '../../../layers/http/cookies.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { DURACAO_DA_SESSAO_S } from '../../../layers/postgres/acesso/sessao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ corpo, quem, requisicao }, { pool, chavesDeSessao }) => {
  const chaves = await chavesDeSessao();
  const { cookies, segura } = requisicao;
  const prova = corpo.prova === undefined ? undefined : await resumoDaProva(corpo.prova, chaves.atual);
  const feita = await entrarComSegundoFator(pool, chaves, { passo: cookies[COOKIE_PASSO] ?? '', codigo: corpo.codigo, dispositivo: lerDispositivo(cookies[COOKIE_DISPOSITIVO]), prova, estacao: { cookie: cookies[COOKIE_ESTACAO], pedido: corpo.estacao } }, quem);
  if (!feita.ok) return feita;
  if ('estacaoPedida' in feita.valor) {
    requisicao.definirCookie(cookieFechado(COOKIE_ESTACAO, feita.valor.estacaoPedida, VALIDADE_DA_ESTACAO_S, segura));
    return ok({ nome: '', pendencia: 'ESTACAO' as const, acessoAnterior: null, sessoesEncerradas: 0 });
  }
  const { cookie, nome, trocarSenha, ultimoAcesso, dispositivo, sessoesEncerradas } = feita.valor;
  requisicao.definirCookie(cookieDeSessao(cookie, DURACAO_DA_SESSAO_S, segura));
  requisicao.definirCookie(cookieFechado(COOKIE_DISPOSITIVO, dispositivo, VALIDADE_DO_DISPOSITIVO_S, segura));
  requisicao.definirCookie(cookieFechado(COOKIE_PASSO, '', 0, segura));
  return ok({ nome, pendencia: trocarSenha ? ('TROCAR_SENHA' as const) : null, acessoAnterior: ultimoAcesso?.toISOString() ?? null, sessoesEncerradas });
});
