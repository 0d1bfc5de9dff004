import contrato from '../../../events/http/acesso/alterar-obrigatoriedade.ts';
import { CHAVE_DA_OBRIGATORIEDADE, obrigatoriedade } from '../../../events/http/esquemas-segundo-fator.ts';
import { alterarParametro } from '../../../layers/comum/alterar-parametro.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ corpo, quem }, { pool }) => {
  const { motivo, versao, ...parametro } = corpo;
  return alterarParametro(pool, { chave: CHAVE_DA_OBRIGATORIEDADE, esquema: obrigatoriedade, funcao: 'acesso/alterar-obrigatoriedade', mudou: 'segundo-fator/mudou' }, parametro, { autor: quem, motivo, versao });
});
