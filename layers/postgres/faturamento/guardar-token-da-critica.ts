import type pg from 'pg';

/**
 * Keeps the task token that the approval will answer.
 * @returns whether the cycle is past its crítica already.
 */
export async function guardarTokenDaCritica(cliente: pg.ClientBase, ciclo: number, token: string): Promise<boolean> {
  const { rows } = await cliente.query<{ situacao: string }>(
    'UPDATE faturamento.ciclo SET token_critica = $2 WHERE id = $1 RETURNING situacao',
    [ciclo, token],
  );
  if (rows[0] === undefined) throw new Error(`ciclo ${ciclo} não existe`);
  return !['ABERTO', 'CALCULANDO', 'EM_CRITICA', 'FALHOU'].includes(rows[0].situacao);
}
