import contrato from '../../../events/http/acesso/revogar-chave.ts';
import { encerrarChave } from '../../../layers/acesso/chaves-de-api.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params, corpo, quem }, { pool, relogio }) =>
  emTransacao(pool, (cliente) => encerrarChave(cliente, { autor: quem, agora: relogio.agora() }, params.id, corpo.motivo)),
);
