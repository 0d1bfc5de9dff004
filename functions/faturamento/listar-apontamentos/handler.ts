import { ok, recusa } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/faturamento/listar-apontamentos.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { listarApontamentos } from '../../../layers/postgres/faturamento/listar-apontamentos.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params: { ciclo }, consulta }, { pool }) => {
  const achados = await listarApontamentos(pool, ciclo, consulta);
  if (achados === undefined) return recusa('ciclo/nao-encontrado', `Não há ciclo ${ciclo}. Confira o número na lista de ciclos.`);
  return ok({ ...achados, pagina: consulta.pagina, porPagina: consulta.porPagina });
});
