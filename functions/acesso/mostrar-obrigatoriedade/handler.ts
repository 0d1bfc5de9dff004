import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/mostrar-obrigatoriedade.ts';
import { CHAVE_DA_OBRIGATORIEDADE, obrigatoriedade } from '../../../events/http/esquemas-segundo-fator.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { lerParametro } from '../../../layers/postgres/comum/parametros.ts';
import { comVersao } from '../../../layers/postgres/comum/versao.ts';
import { relogio } from '../../../layers/runtime/relogio.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async (_pedido, { pool }) => ok(comVersao(await lerParametro(pool, CHAVE_DA_OBRIGATORIEDADE, obrigatoriedade, relogio.hoje()))));
