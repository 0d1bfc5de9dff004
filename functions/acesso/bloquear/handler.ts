import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/bloquear.ts';
import { bloqueioDaApi } from '../../../layers/acesso/bloqueio-da-api.ts';
import { bloquear } from '../../../layers/acesso/bloquear.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ corpo, quem, credencial }, { pool }) => {
  const feito = await bloquear(pool, corpo, { autor: quem, login: credencial?.origem === 'sessao' ? credencial.login : null });
  return feito.ok ? ok(bloqueioDaApi(feito.valor)) : feito;
});
