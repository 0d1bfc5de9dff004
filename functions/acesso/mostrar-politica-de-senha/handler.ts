import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/mostrar-politica-de-senha.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { lerRegrasDeAcesso } from '../../../layers/postgres/acesso/regras.ts';
import { comVersao } from '../../../layers/postgres/comum/versao.ts';
import { relogio } from '../../../layers/runtime/relogio.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async (_pedido, { pool }) => ok(comVersao(await lerRegrasDeAcesso(pool, relogio.hoje()))));
