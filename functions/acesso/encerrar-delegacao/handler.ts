import contrato from '../../../events/http/acesso/encerrar-delegacao.ts';
import { encerrarDelegacao } from '../../../layers/acesso/delegacoes.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params, corpo, quem }, { pool, relogio }) => {
  const fim = { id: params.id, soDe: null, motivo: corpo.motivo, hoje: relogio.hoje(), funcao: 'acesso/encerrar-delegacao' };
  return emTransacao(pool, (cliente) => encerrarDelegacao(cliente, quem, fim));
});
