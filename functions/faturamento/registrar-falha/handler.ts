import contrato from '../../../events/step/faturamento/registrar-falha.ts';
import { registrarFalha } from '../../../layers/postgres/faturamento/registrar-falha.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { tarefa } from '../../../layers/worker/tarefa.ts';
import { deps } from './deps.ts';

export const handler = tarefa(contrato, deps, async ({ ciclo, erro, causa }, { pool }) => {
  await emTransacao(pool, (cliente) => registrarFalha(cliente, ciclo, causa === undefined ? erro : `${erro}: ${causa}`));
  return {};
});
