import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/faturamento/listar-ciclos.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { listarCiclos } from '../../../layers/postgres/faturamento/listar-ciclos.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ consulta }, { pool }) => {
  const { itens, total } = await listarCiclos(pool, consulta);
  return ok({ itens, total, pagina: consulta.pagina, porPagina: consulta.porPagina });
});
