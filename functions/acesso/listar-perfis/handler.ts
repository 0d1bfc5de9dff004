import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/listar-perfis.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { listarPerfis } from '../../../layers/postgres/acesso/perfis.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ consulta }, { pool }) => ok(await listarPerfis(pool, consulta)));
