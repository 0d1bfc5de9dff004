import { ok, recusa } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/trocar-senha.ts';
import { assinarSessao } from '../../../layers/acesso/cookie-assinado.ts';
import { comVaga } from '../../../layers/acesso/senha-guardada.ts';
import { trocarSenha } from '../../../layers/acesso/trocar-senha.ts';
import { cookieDeSessao } from '../../../layers/http/cookies.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ corpo, quem, requisicao }, { pool, chaveDeSessao }) => {
  const { usuario, sessao } = quem;
  if (usuario === null || sessao === null) return recusa('senha/sem-senha', 'Esta credencial não é de uma pessoa e não tem senha. Entre com o seu usuário para trocar a sua.');
  const resposta = await comVaga(() => trocarSenha(pool, corpo, { usuario, sessao, autor: quem }));
  if (resposta === undefined) return recusa('senha/lotada', 'Há muitas senhas sendo conferidas neste momento. Espere alguns segundos e tente de novo.');
  if (!resposta.ok) return resposta;
  const { token, restaS, venceEm, sessoesEncerradas } = resposta.valor;
  requisicao.definirCookie(cookieDeSessao(assinarSessao(token, await chaveDeSessao()), restaS, requisicao.segura));
  return ok({ venceEm: venceEm?.toISOString() ?? null, sessoesEncerradas });
});
