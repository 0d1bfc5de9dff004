import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/listar-atos-em-massa.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { listarAtosEmMassa } from '../../../layers/postgres/acesso/atos-em-massa.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ consulta: { situacao = null, ...pagina } }, { pool }) => ok(await listarAtosEmMassa(pool, { ...pagina, situacao })));
