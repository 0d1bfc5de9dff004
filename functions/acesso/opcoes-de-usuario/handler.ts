import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/opcoes-de-usuario.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { opcoesParaUsuario } from '../../../layers/postgres/acesso/lista-de-usuarios.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async (_, { pool }) => ok(await opcoesParaUsuario(pool)));
