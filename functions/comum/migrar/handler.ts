import contrato from '../../../events/step/comum/migrar.ts';
import { migrar } from '../../../layers/postgres/migrador.ts';
import { tarefa } from '../../../layers/worker/tarefa.ts';
import { deps } from './deps.ts';

export const handler = tarefa(contrato, deps, async (_entrada, { acesso, pasta }) => ({
  aplicadas: [...(await migrar({ ...(await acesso()), pasta }))],
}));
