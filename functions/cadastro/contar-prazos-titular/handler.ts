import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/cadastro/contar-prazos-titular.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { contarPrazos } from '../../../layers/postgres/cadastro/prazos-do-titular.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async (_, { pool, relogio }) => ok(await contarPrazos(pool, relogio.hoje())));
