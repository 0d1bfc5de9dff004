import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/cadastro/mostrar-politica-dados.ts';
import { politicaDeMascaras } from '../../../events/http/esquemas-titular.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { lerParametro } from '../../../layers/postgres/comum/parametros.ts';
import { CHAVE_DA_POLITICA } from '../../../layers/postgres/cadastro/politica-de-mascaras.ts';
import { comVersao } from '../../../layers/postgres/comum/versao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async (_, { pool, relogio }) => ok(comVersao(await lerParametro(pool, CHAVE_DA_POLITICA, politicaDeMascaras, relogio.hoje()))));
