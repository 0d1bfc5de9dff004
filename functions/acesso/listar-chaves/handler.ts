import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/listar-chaves.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { listarChaves } from '../../../layers/postgres/acesso/chaves.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ consulta: { situacao = null, ...pagina } }, { pool, relogio }) => ok(await listarChaves(pool, { ...pagina, situacao, agora: relogio.agora() })));
