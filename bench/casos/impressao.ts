import type { Pool } from '../../layers/postgres/conexao.ts';
import type { Turma } from './mes.ts';

/** Each worker starts its typesetter with one rota and prints others while the clock runs. @returns bills a second, of all workers together */
export async function medirImpressao(pool: Pool, turma: Turma, ciclo: number): Promise<number> {
  const { rows } = await pool.query<{ rota: number; emitidas: number }>('SELECT rota, emitidas FROM faturamento.ciclo_rota WHERE ciclo = $1 AND emitidas > 0 ORDER BY rota LIMIT $2', [ciclo, 3 * turma.quantos]);
  const imprimir = (quais: typeof rows): Promise<void> => turma.trabalhadores.distribuir(quais.map(({ rota }) => ({ tipo: 'imprimir', ciclo, rotas: [rota] })));
  await imprimir(rows.slice(0, turma.quantos));
  const medidas = rows.slice(turma.quantos);
  const inicio = performance.now();
  await imprimir(medidas);
  return (1_000 * medidas.reduce((soma, { emitidas }) => soma + emitidas, 0)) / (performance.now() - inicio);
}
