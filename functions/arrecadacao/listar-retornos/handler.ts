import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/arrecadacao/listar-retornos.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { listarRetornos } from '../../../layers/postgres/arrecadacao/retornos.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ consulta }, { pool }) => {
  const { situacao = null, chave = null, de = null, ate = null, pagina, porPagina } = consulta;
  const { itens, total } = await listarRetornos(pool, { situacao, chave, de, ate, pagina, porPagina });
  return ok({ itens: [...itens], total, pagina, porPagina });
});
