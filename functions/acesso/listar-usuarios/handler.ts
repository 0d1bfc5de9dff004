import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/listar-usuarios.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { listarUsuarios } from '../../../layers/postgres/acesso/lista-de-usuarios.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ consulta: { busca = null, situacao, perfil = null, departamento = null, ...pagina } }, { pool }) =>
  ok(await listarUsuarios(pool, { ...pagina, busca, ativo: situacao === undefined ? null : situacao === 'ATIVO', perfil, departamento })),
);
