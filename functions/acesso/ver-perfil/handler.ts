import contrato from '../../../events/http/acesso/ver-perfil.ts';
import { perfilInteiro } from '../../../layers/acesso/perfis.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params }, { pool }) => perfilInteiro(pool, params.codigo));
