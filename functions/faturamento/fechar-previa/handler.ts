import contrato from '../../../events/step/faturamento/fechar-previa.ts';
import { fecharPrevia } from '../../../layers/postgres/faturamento/fechar-previa.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { tarefa } from '../../../layers/worker/tarefa.ts';
import { deps } from './deps.ts';

export const handler = tarefa(contrato, deps, async ({ ciclo }, { pool, relogio }) => ({
  ciclo,
  pendentes: await emTransacao(pool, (cliente) => fecharPrevia(cliente, ciclo, relogio.agora())),
}));
