import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/listar-pares-das-pessoas.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { paresDasPessoas } from '../../../layers/postgres/acesso/pares-das-pessoas.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async (_, { pool, relogio }) => ok({ itens: [...(await paresDasPessoas(pool, relogio.hoje()))] }));
