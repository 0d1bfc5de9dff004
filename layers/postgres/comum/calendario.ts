import { calendario, type Calendario } from '../../../domain/comum/calendario.ts';
import { dataCivil } from '../../../domain/comum/data-civil.ts';
import type { Executor } from '../conexao.ts';

/** National and bank holidays, which the domain computes, with those that the utility registered. */
export async function calendarioDoBanco(banco: Executor): Promise<Calendario> {
  const { rows } = await banco.query<{ data: string }>('SELECT data FROM comum.feriado');
  return calendario(rows.map((r) => dataCivil(r.data)));
}
