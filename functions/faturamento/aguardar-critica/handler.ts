import contrato from '../../../events/step/faturamento/aguardar-critica.ts';
import { guardarTokenDaCritica } from '../../../layers/postgres/faturamento/guardar-token-da-critica.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { responder } from '../../../layers/sfn/maquina.ts';
import { tarefa } from '../../../layers/worker/tarefa.ts';
import { deps } from './deps.ts';

/** The approval may have come before the machine got here (a retried execution): then the answer is immediate. */
export const handler = tarefa(contrato, deps, async ({ ciclo, token }, { pool }) => {
  const jaAprovado = await emTransacao(pool, (cliente) => guardarTokenDaCritica(cliente, ciclo, token));
  if (jaAprovado) await responder(token, { ciclo, aprovado: true });
  return {};
});
