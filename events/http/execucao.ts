import type { Execucao, Recurso } from '../contrato.ts';

/**
 * How a route runs: the gateway gives up at 30 s, so a route that needs more is a job, not a route. `usa` beyond the database, and the secret by which the
 * door knows CloudFront, is what the act itself needs.
 */
export function naApi(impacto: string, ...usa: readonly Recurso[]): Execucao {
  return { memoriaMB: 512, tempoLimiteS: 29, usa: [{ banco: 'app' }, { segredo: 'chave-de-origem' }, ...usa], impacto, runbook: 'api.md' };
}

/** What an idempotent route adds to `usa`. */
export const idempotencia = { tabela: 'idempotencia' } as const satisfies Recurso;

/** What a route adds to `usa` when its act has effects outside the database: it publishes the outbox right after commit. */
export const saida = [
  { maquina: 'ciclo-faturamento', acesso: 'iniciar' },
  { maquina: 'ciclo-faturamento', acesso: 'responder' },
  { fila: 'calcular-rota' },
] as const satisfies readonly Recurso[];
