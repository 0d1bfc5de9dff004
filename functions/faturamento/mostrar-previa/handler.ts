import contrato from '../../../events/http/faturamento/mostrar-previa.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { mostrarPrevia } from '../../../layers/postgres/faturamento/mostrar-previa.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params }, { pool }) => mostrarPrevia(pool, params.ciclo, params.cdc));
