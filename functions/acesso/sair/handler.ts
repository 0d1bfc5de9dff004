import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/sair.ts';
import { COOKIE_SESSAO, cookieDeSessao } from '../../../layers/http/cookies.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { encerrarSessao } from '../../../layers/postgres/acesso/sessao.ts';
import { auditar } from '../../../layers/postgres/comum/auditoria.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

/** Leaving twice is leaving: the answer is the same, with or without a session to end. */
export const handler = operacao(contrato, deps, async ({ quem, requisicao }, { pool }) => {
  const sessao = requisicao.cookies[COOKIE_SESSAO];
  if (sessao !== undefined) {
    await emTransacao(pool, async (cliente) => {
      if (await encerrarSessao(cliente, sessao)) await auditar(cliente, { autor: quem, funcao: 'acesso/sair', objeto: 'sessao' });
    });
  }
  requisicao.definirCookie(cookieDeSessao('', 0, requisicao.segura));
  return ok(null);
});
