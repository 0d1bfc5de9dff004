import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/alterar-obrigatoriedade.ts';
import { CHAVE_DA_OBRIGATORIEDADE, obrigatoriedade } from '../../../events/http/esquemas-segundo-fator.ts';
import { alterarParametro } from '../../../layers/acesso/alterar-parametro.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ corpo, quem }, { pool }) => {
  const { motivo, ...parametro } = corpo;
  return ok(await alterarParametro(pool, { chave: CHAVE_DA_OBRIGATORIEDADE, esquema: obrigatoriedade, funcao: 'acesso/alterar-obrigatoriedade' }, parametro, { autor: quem, motivo }));
});
