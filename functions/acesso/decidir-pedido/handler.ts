import contrato from '../../../events/http/acesso/decidir-pedido.ts';
import { exigirPessoa } from '../../../layers/acesso/exigir-pessoa.ts';
import { decidirPedido } from '../../../layers/acesso/pedidos-de-acesso.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params, corpo, quem }, { pool, relogio }) => {
  const pessoa = exigirPessoa(quem);
  if (!pessoa.ok) return pessoa;
  const decisao = { id: params.id, aprovar: corpo.decisao === 'APROVAR', resposta: corpo.resposta, por: pessoa.valor, hoje: relogio.hoje() };
  return emTransacao(pool, (cliente) => decidirPedido(cliente, quem, decisao));
});
