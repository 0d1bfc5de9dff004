import { alarmeDoPedido } from '../../../domain/cadastro/pedido-do-titular.ts';
import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/cadastro/assumir-pedido-titular.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { assumirPedido } from '../../../layers/postgres/cadastro/pedidos-do-titular.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params: { protocolo }, quem }, { pool, relogio }) => {
  const feito = await emTransacao(pool, (cliente) => assumirPedido(cliente, { protocolo, autor: quem }));
  return feito.ok ? ok({ ...feito.valor, ...alarmeDoPedido(feito.valor, relogio.hoje()) }) : feito;
});
