import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/listar-excecoes-de-segregacao.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { listarExcecoes } from '../../../layers/postgres/acesso/excecoes-de-segregacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ consulta: { pessoa = null, situacao = null, ...pagina } }, { pool, relogio }) =>
  ok(await listarExcecoes(pool, { ...pagina, pessoa, situacao, hoje: relogio.hoje() })),
);
