import type { Executor } from '../conexao.ts';
import { CODIGOS } from './codigos.ts';
import { DOCUMENTOS_EM_CLARO } from './documentos-em-claro.ts';
import { PAGOS_COM_ATRASO } from './pagos-com-atraso.ts';
import { RECALCULO } from './recalculo.ts';
import { VENCIMENTOS } from './vencimentos.ts';
import type { InvariantePorCalculo } from './invariante-por-calculo.ts';
import { EXEMPLOS, verificar, type Verificacao } from './verificar.ts';

export const INVARIANTES_POR_CALCULO: readonly InvariantePorCalculo[] = [RECALCULO, VENCIMENTOS, PAGOS_COM_ATRASO, CODIGOS, DOCUMENTOS_EM_CLARO];

/** Runs them all: minutes where there are millions of bills, so not every hour. */
export async function verificarPorCalculo(banco: Executor, aoVerificar: (v: Verificacao) => void = () => undefined): Promise<readonly Verificacao[]> {
  const resultados: Verificacao[] = [];
  for (const { numero, nome, conferir } of INVARIANTES_POR_CALCULO) {
    const inicio = performance.now();
    const exemplos: Readonly<Record<string, unknown>>[] = [];
    let violacoes = 0;
    for await (const violacao of conferir(banco)) {
      violacoes += 1;
      if (exemplos.length < EXEMPLOS) exemplos.push(violacao);
    }
    const v = { numero, nome, violacoes, exemplos, ms: Math.round(performance.now() - inicio) };
    resultados.push(v);
    aoVerificar(v);
  }
  return resultados;
}

/** All there is to ask, in two lines at once where there are two connections: one works the database, the other this process. */
export async function verificarTudo(banco: Executor, aoVerificar?: (v: Verificacao) => void): Promise<readonly Verificacao[]> {
  return (await Promise.all([verificar(banco, aoVerificar), verificarPorCalculo(banco, aoVerificar)])).flat();
}
