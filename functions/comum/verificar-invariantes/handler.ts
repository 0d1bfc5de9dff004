import contrato from '../../../events/schedule/comum/verificar-invariantes.ts';
import { gravarVerificacao } from '../../../layers/postgres/verificar/gravar-verificacao.ts';
import { verificar } from '../../../layers/postgres/verificar/verificar.ts';
import { contar } from '../../../layers/telemetry/metricas.ts';
import { registro } from '../../../layers/telemetry/registro.ts';
import { tarefa } from '../../../layers/worker/tarefa.ts';
import { deps } from './deps.ts';

/** A broken invariant raises the alarm by its metric; which one, and where, stays in the database for the people who mend it. */
export const handler = tarefa(contrato, deps, async (_entrada, { pool }) => {
  const resultados = await verificar(pool, undefined, 'de-hora');
  const quebradas = resultados.filter((r) => r.violacoes > 0);
  for (const { numero, nome, violacoes } of quebradas) registro.error('invariante violada', { numero, nome, violacoes });
  contar('InvariantViolation', quebradas.length);
  await gravarVerificacao(pool, resultados);
  return { verificadas: resultados.length, quebradas: quebradas.length };
});
