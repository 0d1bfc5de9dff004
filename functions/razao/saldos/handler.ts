import { ok, recusa } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/razao/saldos.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { saldosDasContas } from '../../../layers/postgres/razao/saldos.ts';
import { deps } from './deps.ts';

/** `diferenca` is of the whole ledger, also when one account was asked for: it says whether the balances can be trusted. */
export const handler = operacao(contrato, deps, async ({ consulta: { data: pedida, conta } }, { pool, relogio }) => {
  const data = pedida ?? relogio.hoje();
  const todas = await saldosDasContas(pool, data);
  const contas = conta === undefined ? [...todas] : todas.filter((c) => c.codigo === conta);
  if (conta !== undefined && contas.length === 0) return recusa('razao/conta-inexistente', `Não há conta com o código ${conta} no razão. Confira o código no plano de contas.`, 'conta');
  return ok({ data, contas, diferenca: todas.reduce((soma, c) => soma + c.debitos - c.creditos, 0) });
});
