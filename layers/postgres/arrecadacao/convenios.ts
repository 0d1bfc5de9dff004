import type { Executor } from '../conexao.ts';

/** An agreement as settlement needs it. `banco` has three digits, as in the file. */
export interface ConvenioRegistrado {
  readonly id: number;
  readonly banco: string;
  readonly codigo: string;
  readonly empresa: string;
  readonly diasCredito: number;
  readonly contaTransito: number;
  readonly contaBanco: number;
}

export async function convenios(banco: Executor): Promise<readonly ConvenioRegistrado[]> {
  const { rows } = await banco.query<ConvenioRegistrado>(
    `SELECT id, lpad(banco::text, 3, '0') AS banco, codigo, empresa, dias_credito AS "diasCredito", conta_transito AS "contaTransito",
            conta_banco AS "contaBanco" FROM arrecadacao.convenio ORDER BY id`,
  );
  return rows;
}
