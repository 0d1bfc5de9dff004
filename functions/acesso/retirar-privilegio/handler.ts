import contrato from '../../../events/http/acesso/retirar-privilegio.ts';
import { retirarPrivilegio } from '../../../layers/acesso/privilegios.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params, corpo, quem }, { pool, relogio }) =>
  emTransacao(pool, (cliente) => retirarPrivilegio(cliente, quem, params.id, corpo.motivo, relogio.hoje())),
);
