import contrato from '../../../events/step/faturamento/concluir-ciclo.ts';
import { concluirCiclo } from '../../../layers/postgres/faturamento/concluir-ciclo.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { tarefa } from '../../../layers/worker/tarefa.ts';
import { deps } from './deps.ts';

export const handler = tarefa(contrato, deps, async ({ ciclo }, { pool, relogio }) => ({
  rotas: [...(await emTransacao(pool, (cliente) => concluirCiclo(cliente, ciclo, relogio.agora())))],
}));
