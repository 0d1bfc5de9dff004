import contrato from '../../../events/schedule/cadastro/avisar-prazos-titular.ts';
import { avisarPrazos } from '../../../layers/postgres/cadastro/prazos-do-titular.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { contar } from '../../../layers/telemetry/metricas.ts';
import { registro } from '../../../layers/telemetry/registro.ts';
import { tarefa } from '../../../layers/worker/tarefa.ts';
import { deps } from './deps.ts';

/** The metrics say how things stand, not what is new: who runs it again says the same. What is new is in the audit, once for each request and day. */
export const handler = tarefa(contrato, deps, async (_entrada, { pool, relogio }) => {
  const { aVencer, vencidos, avisados } = await emTransacao(pool, (cliente) => avisarPrazos(cliente, relogio.hoje(), { nome: 'sistema:avisar-prazos-titular' }));
  contar('PedidoTitularAVencer', aVencer);
  contar('PedidoTitularVencido', vencidos);
  if (aVencer > 0) registro.warn('pedidos de titulares a vencer', { aVencer });
  if (vencidos > 0) registro.error('pedidos de titulares vencidos', { vencidos });
  return { aVencer, vencidos, avisados };
});
