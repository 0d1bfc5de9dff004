import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/listar-delegacoes.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { listarDelegacoesFeitas } from '../../../layers/postgres/acesso/delegacoes.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ consulta: { pessoa = null, situacao = null, ...pagina } }, { pool, relogio }) =>
  ok(await listarDelegacoesFeitas(pool, { ...pagina, pessoa, situacao, hoje: relogio.hoje() })),
);
