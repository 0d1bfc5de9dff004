import contrato from '../../../events/http/acesso/excluir-perfil.ts';
import { apagarPerfil } from '../../../layers/acesso/perfis.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params, quem }, { pool }) => emTransacao(pool, (cliente) => apagarPerfil(cliente, quem, params.codigo)));
