import contrato from '../../../events/schedule/comum/guardar-auditoria.ts';
import { guardarAuditoria } from '../../../layers/auditoria/guardar.ts';
import { tarefa } from '../../../layers/worker/tarefa.ts';
import { deps } from './deps.ts';

/** What one more file may take; the rest is of the next night. */
const FOLGA_MS = 120_000;

export const handler = tarefa(contrato, deps, (_entrada, d, contexto) => guardarAuditoria(d, () => contexto.restanteMs() > FOLGA_MS));
