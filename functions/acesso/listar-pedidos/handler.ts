import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/listar-pedidos.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { listarPedidos } from '../../../layers/postgres/acesso/pedidos.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ consulta: { pessoa = null, situacao = null, ...pagina } }, { pool }) => ok(await listarPedidos(pool, { ...pagina, pessoa, situacao })));
