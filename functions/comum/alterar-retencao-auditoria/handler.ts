import { conferirRetencao } from '../../../domain/comum/retencao-da-auditoria.ts';
import contrato from '../../../events/http/comum/alterar-retencao-auditoria.ts';
import { retencaoDaAuditoria } from '../../../events/http/comum/mostrar-retencao-auditoria.ts';
import { alterarParametro } from '../../../layers/comum/alterar-parametro.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { CHAVE_DA_RETENCAO } from '../../../layers/postgres/comum/retencao-da-auditoria.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ corpo, quem }, { pool }) => {
  const { motivo, versao, ...pedida } = corpo;
  const conferida = conferirRetencao(pedida);
  if (!conferida.ok) {
    const campo = 'corpo.meses';
    return { ok: false, erro: { ...conferida.erro, campo, erros: [{ campo, mensagem: conferida.erro.mensagem }] } } as const;
  }
  return alterarParametro(pool, { chave: CHAVE_DA_RETENCAO, esquema: retencaoDaAuditoria, funcao: 'comum/alterar-retencao-auditoria', mudou: 'auditoria/retencao-mudou' }, conferida.valor, { autor: quem, motivo, versao });
});
