import contrato from '../../../events/http/acesso/alterar-departamento.ts';
import { alterarDepartamento } from '../../../layers/acesso/departamentos.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params, corpo, quem }, { pool }) => emTransacao(pool, (cliente) => alterarDepartamento(cliente, quem, params.id, corpo)));
