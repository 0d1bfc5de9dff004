import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/gerencial/listar-casos-fraude.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { listarCasos } from '../../../layers/postgres/gerencial/casos.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ consulta }, { pool }) => {
  const { situacao = null, regra = null, usuario = null, dono = null, de = null, ate = null, pagina, porPagina } = consulta;
  return ok({ ...(await listarCasos(pool, { situacao, regra, usuario, dono, de, ate, pagina, porPagina })), pagina, porPagina });
});
