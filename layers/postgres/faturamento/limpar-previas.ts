import type pg from 'pg';

/**
 * Drops the provisional areas of all issued cycles, together. It needs them alone for an instant; where somebody works in the crítica just
 * then, it gives up at once rather than make everybody wait behind it, and the next night does it.
 * @returns how many areas went away.
 */
export async function limparPrevias(cliente: pg.ClientBase): Promise<number> {
  await cliente.query("SET LOCAL lock_timeout = '2s'");
  const { rows } = await cliente.query<{ areas: number }>('SELECT faturamento.fechar_areas_previas() AS areas');
  return rows[0]?.areas ?? 0;
}
