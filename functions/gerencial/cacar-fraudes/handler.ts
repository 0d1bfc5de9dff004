import contrato from '../../../events/schedule/gerencial/cacar-fraudes.ts';
import { cacarFraudes } from '../../../layers/postgres/gerencial/cacar-fraudes.ts';
import { registro } from '../../../layers/telemetry/registro.ts';
import { tarefa } from '../../../layers/worker/tarefa.ts';
import { deps } from './deps.ts';

/** What is left of the invocation after the rules, to write the end of the run. */
const FOLGA_MS = 30_000;

/** A rule that failed, or a run already going on, raises the alarm of the schedule, which tries again; whoever runs it all again doubles nothing. */
export const handler = tarefa(contrato, deps, async (_entrada, { pool, protecao }, contexto) => {
  const rodada = await cacarFraudes(pool, { origem: 'AGENDA', autor: { nome: 'sistema:cacar-fraudes' }, limiteMs: contexto.restanteMs() - FOLGA_MS, protecao });
  if (!rodada.ok) throw new Error(rodada.erro.mensagem);
  const falhas = rodada.valor.regras.filter((r) => r.erro !== null);
  for (const { regra, erro } of falhas) registro.error('regra de fraude falhou', { regra, erro });
  if (falhas.length > 0) throw new Error(`regras que falharam: ${falhas.map((f) => f.regra).join(', ')}`);
  return { feita: true, casosNovos: rodada.valor.regras.reduce((total, r) => total + r.casosNovos, 0) };
});
