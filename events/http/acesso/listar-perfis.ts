import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { pagina, paginado, porPagina } from '../esquemas.ts';
import { EXEMPLO_RESUMO, perfilResumido } from '../esquemas-perfil.ts';
import { naApi } from '../execucao.ts';

/** The profiles of the utility, and how many people hold each. */
export default rota({
  contexto: 'acesso',
  nome: 'listar-perfis',
  operationId: 'listarPerfis',
  resumo: 'Lista os perfis de acesso',
  metodo: 'GET',
  caminho: '/perfis',
  confianca: 'operador',
  permissao: { funcao: 'perfil', acao: 'consultar', semLugar: true },
  consulta: z.strictObject({ pagina, porPagina }),
  resposta: paginado(perfilResumido),
  erros: {},
  exemplo: { consulta: {}, resposta: { itens: [EXEMPLO_RESUMO], pagina: 1, porPagina: 50, total: 1 } },
  execucao: naApi('Ninguém vê os perfis.'),
});
