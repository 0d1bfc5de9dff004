import { ok, recusa } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/razao/saldo-fatura.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { saldoDaFatura } from '../../../layers/postgres/razao/saldo-da-fatura.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params: { aviso }, consulta: { data: pedida } }, { pool, relogio }) => {
  const data = pedida ?? relogio.hoje();
  const fatura = await saldoDaFatura(pool, aviso, data);
  if (fatura === undefined) return recusa('fatura/nao-encontrada', `Não há fatura com o aviso ${aviso}. Confira o número na conta.`, 'aviso');
  return ok({ aviso, data, saldo: fatura.saldo, porRubrica: [...fatura.porRubrica], lancamentos: [...fatura.lancamentos] });
});
