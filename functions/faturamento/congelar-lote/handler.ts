import contrato from '../../../events/step/faturamento/congelar-lote.ts';
import { congelarLote } from '../../../layers/postgres/faturamento/congelar-lote.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { tarefa } from '../../../layers/worker/tarefa.ts';
import { deps } from './deps.ts';

export const handler = tarefa(contrato, deps, async ({ ciclo }, { pool, relogio }) => ({
  rotas: [...(await emTransacao(pool, (cliente) => congelarLote(cliente, ciclo, relogio.agora())))],
}));
