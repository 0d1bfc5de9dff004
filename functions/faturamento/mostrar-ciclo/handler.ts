import { ok, recusa } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/faturamento/mostrar-ciclo.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { mostrarCiclo, type RotaDoCiclo } from '../../../layers/postgres/faturamento/mostrar-ciclo.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params }, { pool }) => {
  const achado = await mostrarCiclo(pool, params.ciclo);
  if (achado === undefined) return recusa('ciclo/nao-encontrado', `Não há ciclo ${params.ciclo}. Confira o número na lista de ciclos.`);
  const { impressao, ...ciclo } = achado;
  return ok({
    ...ciclo,
    totais: totalizar(ciclo.rotas),
    impressaoPronta: impressao !== null,
    impressao: impressao === null ? null : { paginas: impressao.volumes.reduce((soma, v) => soma + v.paginas, 0), volumes: impressao.volumes.length },
    falha: ciclo.falha?.slice(0, 500) ?? null,
  });
});

function totalizar(rotas: readonly RotaDoCiclo[]) {
  const somar = (campo: 'ligacoes' | 'calculadas' | 'estacionadas' | 'semFatura' | 'volume' | 'valor'): number => rotas.reduce((s, r) => s + r[campo], 0);
  return {
    ligacoes: somar('ligacoes'),
    calculadas: somar('calculadas'),
    estacionadas: somar('estacionadas'),
    semFatura: somar('semFatura'),
    volume: somar('volume'),
    valor: somar('valor'),
  };
}
