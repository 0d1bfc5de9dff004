import contrato from '../../../events/http/acesso/desistir-de-pedido.ts';
import { exigirPessoa } from '../../../layers/acesso/exigir-pessoa.ts';
import { desistirDePedido } from '../../../layers/acesso/pedidos-de-acesso.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params, quem }, { pool }) => {
  const pessoa = exigirPessoa(quem);
  if (!pessoa.ok) return pessoa;
  return emTransacao(pool, (cliente) => desistirDePedido(cliente, quem, params.id, pessoa.valor));
});
