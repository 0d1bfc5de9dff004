import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { pagina, paginado, porPagina } from '../esquemas.ts';
import { atoEmMassa, EXEMPLO_ATO_EM_MASSA } from '../esquemas-usuarios.ts';
import { naApi } from '../execucao.ts';

/** What waits for a second administrator, and what was decided. */
export default rota({
  contexto: 'acesso',
  nome: 'listar-atos-em-massa',
  operationId: 'listarAtosEmMassa',
  resumo: 'Lista os atos sobre muitos usuários',
  metodo: 'GET',
  caminho: '/usuarios/situacao',
  confianca: 'operador',
  permissao: { funcao: 'usuario', acao: 'consultar', semLugar: true },
  consulta: z.strictObject({ situacao: z.enum(['PENDENTE', 'APROVADO', 'RECUSADO']).optional(), pagina, porPagina }),
  resposta: paginado(atoEmMassa),
  erros: {},
  exemplo: { consulta: { situacao: 'PENDENTE' }, resposta: { itens: [EXEMPLO_ATO_EM_MASSA], pagina: 1, porPagina: 50, total: 1 } },
  execucao: naApi('Ninguém vê que um ato sobre muitos usuários espera confirmação.'),
});
