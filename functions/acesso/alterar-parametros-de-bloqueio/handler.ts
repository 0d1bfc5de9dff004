import { conferirParametrosDeBloqueio } from '../../../domain/acesso/conferir-parametros-de-bloqueio.ts';
import contrato from '../../../events/http/acesso/alterar-parametros-de-bloqueio.ts';
import { parametrosDeBloqueio } from '../../../events/http/esquemas-bloqueio.ts';
import { alterarParametro } from '../../../layers/comum/alterar-parametro.ts';
import { CHAVE_DO_BLOQUEIO } from '../../../layers/acesso/tentativa.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ corpo, quem }, { pool }) => {
  const { motivo, versao, ...parametros } = corpo;
  const recusas = conferirParametrosDeBloqueio(parametros);
  if (recusas.length > 0) {
    const codigo = recusas.some((r) => r.codigo === 'bloqueio/fora-do-limite') ? ('bloqueio/fora-do-limite' as const) : ('bloqueio/prova-inutil' as const);
    const erros = recusas.map(({ campo = '', mensagem }) => ({ campo: `corpo.${campo}`, mensagem }));
    return { ok: false, erro: { codigo, mensagem: recusas.map(({ mensagem }) => mensagem).join(' '), campo: erros[0]?.campo ?? 'corpo', erros } } as const;
  }
  return alterarParametro(pool, { chave: CHAVE_DO_BLOQUEIO, esquema: parametrosDeBloqueio, funcao: 'acesso/alterar-parametros-de-bloqueio', mudou: 'bloqueio/mudou' }, parametros, { autor: quem, motivo, versao });
});
