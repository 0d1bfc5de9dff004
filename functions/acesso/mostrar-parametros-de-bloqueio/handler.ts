import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/mostrar-parametros-de-bloqueio.ts';
import { parametrosDeBloqueio } from '../../../events/http/esquemas-bloqueio.ts';
import { CHAVE_DO_BLOQUEIO } from '../../../layers/acesso/tentativa.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { lerParametro } from '../../../layers/postgres/comum/parametros.ts';
import { comVersao } from '../../../layers/postgres/comum/versao.ts';
import { relogio } from '../../../layers/runtime/relogio.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async (_pedido, { pool }) => ok(comVersao(await lerParametro(pool, CHAVE_DO_BLOQUEIO, parametrosDeBloqueio, relogio.hoje()))));
