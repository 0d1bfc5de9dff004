import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/meus-pedidos.ts';
import { exigirPessoa } from '../../../layers/acesso/exigir-pessoa.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { listarPedidos } from '../../../layers/postgres/acesso/pedidos.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ consulta, quem }, { pool }) => {
  const pessoa = exigirPessoa(quem);
  if (!pessoa.ok) return pessoa;
  return ok(await listarPedidos(pool, { ...consulta, pessoa: pessoa.valor, situacao: null }));
});
