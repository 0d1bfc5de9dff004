import { exigir } from '../../../domain/comum/resultado.ts';
import { lerDecimalExato } from '../../../domain/comum/decimal-exato.ts';
import { referencia } from '../../../domain/comum/referencia.ts';
import type { Indices } from '../../../domain/faturamento/acrescimos.ts';
import type { Executor } from '../conexao.ts';

/** Registered Selic of each month, percent (TR 13.9). */
export async function indicesSelic(banco: Executor): Promise<Indices> {
  const { rows } = await banco.query<{ referencia: string; percentual: string }>(
    `SELECT to_char(referencia, 'FM000000') AS referencia, trim_scale(percentual)::text AS percentual FROM faturamento.indice_selic`,
  );
  return new Map(rows.map((r) => [referencia(`${r.referencia.slice(0, 4)}-${r.referencia.slice(4)}`), exigir(lerDecimalExato(r.percentual))]));
}
