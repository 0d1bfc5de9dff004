import contrato from '../../../events/http/acesso/encerrar-minha-delegacao.ts';
import { encerrarDelegacao } from '../../../layers/acesso/delegacoes.ts';
import { exigirPessoa } from '../../../layers/acesso/exigir-pessoa.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params, quem }, { pool, relogio }) => {
  const pessoa = exigirPessoa(quem);
  if (!pessoa.ok) return pessoa;
  const fim = { id: params.id, soDe: pessoa.valor, motivo: null, hoje: relogio.hoje(), funcao: 'acesso/encerrar-minha-delegacao' };
  return emTransacao(pool, (cliente) => encerrarDelegacao(cliente, quem, fim));
});
