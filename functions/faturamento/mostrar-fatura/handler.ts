import { ok, recusa } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/faturamento/mostrar-fatura.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { mostrarFatura } from '../../../layers/postgres/faturamento/mostrar-fatura.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params: { aviso } }, { pool }) => {
  const fatura = await mostrarFatura(pool, aviso);
  return fatura === undefined ? recusa('fatura/nao-encontrada', `Não há fatura de aviso ${aviso}. Confira o número na conta.`) : ok(fatura);
});
