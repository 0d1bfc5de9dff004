import contrato from '../../../events/step/faturamento/numerar-ciclo.ts';
import { numerarCiclo } from '../../../layers/postgres/faturamento/numerar-ciclo.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { tarefa } from '../../../layers/worker/tarefa.ts';
import { deps } from './deps.ts';

export const handler = tarefa(contrato, deps, async ({ ciclo }, { pool }) => ({
  rotas: [...(await emTransacao(pool, (cliente) => numerarCiclo(cliente, ciclo)))],
}));
