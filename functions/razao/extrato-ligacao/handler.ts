import { ok, recusa } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/razao/extrato-ligacao.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { extratoDaLigacao } from '../../../layers/postgres/razao/extrato-da-ligacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params: { cdc }, consulta: { data: pedida, pagina, porPagina } }, { pool, relogio }) => {
  const data = pedida ?? relogio.hoje();
  const extrato = await extratoDaLigacao(pool, cdc, data, { pagina, porPagina });
  if (extrato === undefined) return recusa('ligacao/nao-encontrada', `Não há ligação com o CDC ${cdc}. Confira o número na conta ou busque pelo nome ou endereço.`, 'cdc');
  const { emAberto, creditos, itens, total } = extrato;
  return ok({ cdc, data, emAberto, creditos, lancamentos: { itens: [...itens], pagina, porPagina, total } });
});
