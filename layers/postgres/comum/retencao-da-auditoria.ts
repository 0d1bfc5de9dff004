import type { Executor } from '../conexao.ts';

/** Of comum.parametro. */
export const CHAVE_DA_RETENCAO = 'auditoria.retencao';

/** Last day of which acts are in the bucket and no longer in the database (`ate`, of America/Sao_Paulo); null when none is. */
export const GUARDADOS_ATE = `SELECT (comum.auditoria_guardada_ate() AT TIME ZONE 'America/Sao_Paulo')::date AS ate`;

export async function auditoriaGuardadaAte(banco: Executor): Promise<string | null> {
  const { rows } = await banco.query<{ ate: string | null }>(GUARDADOS_ATE);
  return rows[0]?.ate ?? null;
}
