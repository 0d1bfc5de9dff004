import type { Executor } from '../conexao.ts';
import type { Verificacao } from './verificar.ts';

/** Keeps the result of a verification, with the rows of each broken invariant. */
export async function gravarVerificacao(banco: Executor, resultados: readonly Verificacao[]): Promise<void> {
  const quebradas = resultados.filter((r) => r.violacoes > 0);
  await banco.query('INSERT INTO comum.verificacao (violacoes, detalhe) VALUES ($1, $2)', [quebradas.length, JSON.stringify(quebradas)]);
}
