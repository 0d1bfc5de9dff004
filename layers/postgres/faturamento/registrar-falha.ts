import type pg from 'pg';
import { MAQUINA_CICLO } from '../../../domain/faturamento/maquinas.ts';
import { podeIrPara } from '../comum/situacao.ts';

/** Writes in the cycle what stopped it. A cycle already issued stays issued: only its printing failed. */
export async function registrarFalha(cliente: pg.ClientBase, ciclo: number, falha: string): Promise<void> {
  await cliente.query(
    `UPDATE faturamento.ciclo SET falha = $2, situacao = CASE WHEN ${podeIrPara(MAQUINA_CICLO, 'FALHOU')} THEN 'FALHOU' ELSE situacao END WHERE id = $1`,
    [ciclo, falha.slice(0, 2000)],
  );
}
