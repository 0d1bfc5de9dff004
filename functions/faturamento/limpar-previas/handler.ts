import contrato from '../../../events/schedule/faturamento/limpar-previas.ts';
import { limparPrevias } from '../../../layers/postgres/faturamento/limpar-previas.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { tarefa } from '../../../layers/worker/tarefa.ts';
import { deps } from './deps.ts';

export const handler = tarefa(contrato, deps, async (_entrada, { pool }) => ({ areas: await emTransacao(pool, limparPrevias) }));
