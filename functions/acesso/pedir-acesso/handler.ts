import contrato from '../../../events/http/acesso/pedir-acesso.ts';
import { exigirPessoa } from '../../../layers/acesso/exigir-pessoa.ts';
import { pedirAcesso } from '../../../layers/acesso/pedidos-de-acesso.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ corpo, quem }, { pool }) => {
  const pessoa = exigirPessoa(quem);
  if (!pessoa.ok) return pessoa;
  return emTransacao(pool, (cliente) => pedirAcesso(cliente, quem, { ...corpo, pessoa: pessoa.valor }));
});
