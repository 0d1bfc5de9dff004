import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/permissoes.ts';
import { catalogoDePermissoes } from '../../../layers/acesso/catalogo-de-permissoes.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async (_, { pool }) => ok(await catalogoDePermissoes(pool)));
