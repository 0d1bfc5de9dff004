import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/sair.ts';
import { cookieDeSessao } from '../../../layers/http/cookies.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { encerrarSessaoPorId } from '../../../layers/postgres/acesso/sessao.ts';
import { auditar } from '../../../layers/postgres/comum/auditoria.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

/** Leaving twice is leaving: the answer is the same, with or without a session to end. */
export const handler = operacao(contrato, deps, async ({ quem, requisicao }, { pool }) => {
  const { sessao } = quem;
  if (sessao !== null) {
    await emTransacao(pool, async (cliente) => {
      if (await encerrarSessaoPorId(cliente, sessao)) await auditar(cliente, { autor: quem, funcao: 'acesso/sair', objeto: 'sessao' });
    });
  }
  requisicao.definirCookie(cookieDeSessao('', 0, requisicao.segura));
  return ok(null);
});
