import contrato from '../../../events/http/acesso/criar-departamento.ts';
import { criarDepartamento } from '../../../layers/acesso/departamentos.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ corpo, quem }, { pool }) => emTransacao(pool, (cliente) => criarDepartamento(cliente, quem, corpo.nome)));
