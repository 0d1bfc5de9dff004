import type { Executor } from '../../layers/postgres/conexao.ts';
import { FalhaDoComando } from '../cli/falhas.ts';

/** AAAA-MM as the tables keep it. */
function emNumero(referencia: string): number {
  return Number(referencia.replace('-', ''));
}

/** The day on which the meters of a grupo are read. Throws {@link FalhaDoComando} when the schedule does not say. */
export async function dataDaLeitura(banco: Executor, grupo: number, referencia: string): Promise<string> {
  const { rows } = await banco.query<{ dia: string }>('SELECT leitura_prevista AS dia FROM faturamento.cronograma WHERE grupo = $1 AND referencia = $2', [grupo, emNumero(referencia)]);
  const dia = rows[0]?.dia;
  if (dia === undefined) throw new FalhaDoComando(`O cronograma não tem a leitura do grupo ${grupo} em ${referencia}. Confira o grupo e o mês, ou cadastre o cronograma.`);
  return dia;
}

/** The first month of a grupo that has a schedule and no readings yet, AAAA-MM. Undefined when there is none. A file whose every line was refused brought none. */
export async function proximaSemLeituras(banco: Executor, grupo: number): Promise<string | undefined> {
  const { rows } = await banco.query<{ referencia: number }>(
    `SELECT k.referencia FROM faturamento.cronograma k
      WHERE k.grupo = $1 AND NOT EXISTS (SELECT FROM leitura.arquivo a WHERE a.grupo = k.grupo AND a.referencia = k.referencia AND a.aceitas > 0)
      ORDER BY k.referencia LIMIT 1`,
    [grupo],
  );
  const r = rows[0]?.referencia;
  return r === undefined ? undefined : `${Math.floor(r / 100)}-${String(r % 100).padStart(2, '0')}`;
}
