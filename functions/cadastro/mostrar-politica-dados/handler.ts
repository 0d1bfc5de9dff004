import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/cadastro/mostrar-politica-dados.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { politicaVigente } from '../../../layers/postgres/cadastro/politica-de-mascaras.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async (_, { pool, relogio }) => {
  const { mascarar, padroes } = await politicaVigente(pool, relogio.hoje());
  return ok({ mascarar, padroes: [...padroes] });
});
