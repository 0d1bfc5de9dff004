import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/listar-departamentos.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { listarDepartamentos } from '../../../layers/postgres/acesso/departamentos.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async (_, { pool }) => ok({ itens: await listarDepartamentos(pool) }));
