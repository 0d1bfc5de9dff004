import { fileURLToPath } from 'node:url';
import contrato from '../../../events/step/comum/migrar.ts';
import { migrar } from '../../../layers/postgres/migrador.ts';
import { tarefa } from '../../../layers/worker/tarefa.ts';
import { deps } from './deps.ts';

/** The SQL files travel next to the bundle. */
const PASTA = fileURLToPath(new URL('./migrations', import.meta.url));

export const handler = tarefa(contrato, deps, async (_entrada, { acesso }) => ({
  aplicadas: [...(await migrar({ ...(await acesso()), pasta: PASTA }))],
}));
