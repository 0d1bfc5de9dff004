import contrato from '../../../events/schedule/comum/verificar-tudo.ts';
import { gravarVerificacao } from '../../../layers/postgres/verificar/gravar-verificacao.ts';
import { verificarTudo } from '../../../layers/postgres/verificar/por-calculo.ts';
import { contar } from '../../../layers/telemetry/metricas.ts';
import { registro } from '../../../layers/telemetry/registro.ts';
import { tarefa } from '../../../layers/worker/tarefa.ts';
import { deps } from './deps.ts';

/** As `verificar-invariantes`, with everything. */
export const handler = tarefa(contrato, deps, async (_entrada, { pool }) => {
  const resultados = await verificarTudo(pool);
  const quebradas = resultados.filter((r) => r.violacoes > 0);
  for (const { numero, nome, violacoes } of quebradas) registro.error('invariante violada', { numero, nome, violacoes });
  contar('InvariantViolation', quebradas.length);
  await gravarVerificacao(pool, resultados);
  return { verificadas: resultados.length, quebradas: quebradas.length };
});
