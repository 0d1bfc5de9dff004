import contrato from '../../../events/http/acesso/criar-perfil.ts';
import { criarPerfil } from '../../../layers/acesso/perfis.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ corpo, quem }, { pool }) => emTransacao(pool, (cliente) => criarPerfil(cliente, quem, corpo)));
