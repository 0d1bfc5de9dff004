import contrato from '../../../events/schedule/comum/selar-auditoria.ts';
import { somarRecusas } from '../../../layers/postgres/acesso/recusas.ts';
import { selarAuditoria } from '../../../layers/postgres/comum/selar-auditoria.ts';
import { esperaPeloSelo } from '../../../layers/postgres/verificar/conferir-auditoria.ts';
import { tarefa } from '../../../layers/worker/tarefa.ts';
import { ancorar } from './ancorar.ts';
import { deps } from './deps.ts';

/** What the next step and the anchor may take; the rest is of the next minute. */
const FOLGA_MS = 25_000;

/** A row that cannot be sealed, for a transaction that does not end, fails the run after all the rest was done: that is the alarm. */
export const handler = tarefa(contrato, deps, async (_entrada, d, contexto) => {
  await somarRecusas(d.pool);
  const selados = await selarAuditoria(d.pool, () => contexto.restanteMs() > FOLGA_MS);
  const ancora = await ancorar(d);
  const espera = await esperaPeloSelo(d.pool);
  if (espera !== undefined) throw new Error(`registros da auditoria sem selo há mais de dez minutos: ${JSON.stringify(espera)}`);
  return { ...selados, ancora };
});
