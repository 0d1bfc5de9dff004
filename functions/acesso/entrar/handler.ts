import { ENTRADA_NEGADA, type EntradaNegada } from '../../../domain/acesso/entrada-negada.ts';
import { ok, recusa } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/entrar.ts';
import { conferirDireitos, SemAcesso } from '../../../layers/acesso/assumir-sessao.ts';
import { assinarSessao } from '../../../layers/acesso/cookie-assinado.ts';
import { REDE_RECUSADA } from '../../../layers/acesso/tentativa.ts';
import { cookieDeSessao } from '../../../layers/http/cookies.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { auditarRecusa } from '../../../layers/postgres/acesso/recusas.ts';
import { redePermitida } from '../../../layers/postgres/acesso/redes.ts';
import { abrirSessao, DURACAO_DA_SESSAO_S, sessoesSubstituidas } from '../../../layers/postgres/acesso/sessao.ts';
import { auditar } from '../../../layers/postgres/comum/auditoria.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

/** Every miss hears the same thing, so that a stranger does not learn which codes exist; the audit keeps both outcomes (TR 6.1). */
export const handler = operacao(contrato, deps, async ({ consulta, quem, requisicao }, { pool, chaveDeSessao }) => {
  if (!(await redePermitida(pool, quem.ip))) return REDE_RECUSADA;
  const negar = (motivo: EntradaNegada) => auditarRecusa(pool, { autor: quem, funcao: 'acesso/entrar', objeto: 'sessao', motivo });
  const aberta = await emTransacao(pool, async (cliente) => {
    const sessao = await abrirSessao(cliente, consulta.codigo, quem);
    if (sessao === undefined) return ENTRADA_NEGADA.CODIGO;
    await conferirDireitos(cliente, { id: sessao.usuario });
    const sessoesEncerradas = await sessoesSubstituidas(cliente, sessao.token);
    await auditar(cliente, { autor: { ...quem, nome: sessao.nome }, funcao: 'acesso/entrar', objeto: 'sessao', ...(sessoesEncerradas === 0 ? {} : { depois: { sessoesEncerradas } }) });
    return sessao;
  }).catch((erro: unknown) => {
    if (erro instanceof SemAcesso) return ENTRADA_NEGADA.PERFIL_VAZIO;
    throw erro;
  });
  if (typeof aberta === 'string') {
    await negar(aberta);
    return recusa('acesso/codigo-recusado', 'Este endereço de entrada já foi usado ou venceu. Peça outro: ele aparece no terminal ao iniciar o sistema.');
  }
  requisicao.definirCookie(cookieDeSessao(assinarSessao(aberta.token, await chaveDeSessao()), DURACAO_DA_SESSAO_S, requisicao.segura));
  return ok({ local: '/' });
});
