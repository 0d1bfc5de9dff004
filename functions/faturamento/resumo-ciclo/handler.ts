import { ok, recusa } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/faturamento/resumo-ciclo.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { resumoDoCiclo } from '../../../layers/postgres/faturamento/resumo-ciclo.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params: { ciclo } }, { pool }) => {
  const resumo = await resumoDoCiclo(pool, ciclo);
  return resumo === undefined ? recusa('ciclo/nao-encontrado', `Não há ciclo ${ciclo}. Confira o número na lista de ciclos.`) : ok(resumo);
});
