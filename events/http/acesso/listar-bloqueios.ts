import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { pagina, paginado, porPagina } from '../esquemas.ts';
import { alvoDoBloqueio, bloqueio, EXEMPLO_DE_BLOQUEIO } from '../esquemas-bloqueio.ts';
import { naApi } from '../execucao.ts';

/** Users and addresses that are locked, and that were (document 003 item 6.5.23.8). */
export default rota({
  contexto: 'acesso',
  nome: 'listar-bloqueios',
  operationId: 'listarBloqueios',
  resumo: 'Lista os usuários e endereços bloqueados',
  metodo: 'GET',
  caminho: '/bloqueios',
  confianca: 'operador',
  permissao: { funcao: 'bloqueio', acao: 'consultar', semLugar: true },
  consulta: z.strictObject({ quais: z.enum(['VIGENTES', 'TODOS']).default('VIGENTES'), alvo: alvoDoBloqueio.optional(), pagina, porPagina }),
  resposta: paginado(bloqueio),
  erros: {},
  exemplo: { consulta: { quais: 'VIGENTES' }, resposta: { itens: [EXEMPLO_DE_BLOQUEIO], pagina: 1, porPagina: 50, total: 1 } },
  execucao: naApi('Ninguém vê quem está bloqueado.'),
});
