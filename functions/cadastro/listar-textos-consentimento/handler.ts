import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/cadastro/listar-textos-consentimento.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { textosPublicados } from '../../../layers/postgres/cadastro/consentimentos.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async (_, { pool }) => ok({ textos: await textosPublicados(pool) }));
