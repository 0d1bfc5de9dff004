import contrato from '../../../events/schedule/comum/publicar-saida.ts';
import { publicarSaida } from '../../../layers/saida/publicar.ts';
import { tarefa } from '../../../layers/worker/tarefa.ts';
import { deps } from './deps.ts';

export const handler = tarefa(contrato, deps, async (_entrada, { pool, ambiente }) => ({ publicados: await publicarSaida(pool, ambiente) }));
