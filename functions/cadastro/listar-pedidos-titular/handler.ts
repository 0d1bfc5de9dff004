import { alarmeDoPedido } from '../../../domain/cadastro/pedido-do-titular.ts';
import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/cadastro/listar-pedidos-titular.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { listarPedidos } from '../../../layers/postgres/cadastro/pedidos-do-titular.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ consulta: { pagina, porPagina, situacao = null, tipo = null, alarme = null } }, { pool, relogio }) => {
  const hoje = relogio.hoje();
  const { itens, total, prazos } = await listarPedidos(pool, hoje, { situacao, tipo, alarme }, { pagina, porPagina });
  return ok({ itens: itens.map((p) => ({ ...p, ...alarmeDoPedido(p, hoje) })), total, pagina, porPagina, prazos });
});
