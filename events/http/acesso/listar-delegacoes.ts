import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { pagina, paginado, porPagina } from '../esquemas.ts';
import { delegacaoFeita, EXEMPLO_DELEGACAO, idDePessoa, situacaoDaDelegacao } from '../esquemas-direitos.ts';
import { naApi } from '../execucao.ts';

/** Who lends what to whom, for who administers. */
export default rota({
  contexto: 'acesso',
  nome: 'listar-delegacoes',
  operationId: 'listarDelegacoes',
  resumo: 'Lista as delegações de todos',
  metodo: 'GET',
  caminho: '/delegacoes',
  confianca: 'operador',
  permissao: { funcao: 'delegacao', acao: 'consultar', semLugar: true },
  consulta: z.strictObject({ pessoa: idDePessoa.optional(), situacao: situacaoDaDelegacao.optional(), pagina, porPagina }),
  resposta: paginado(delegacaoFeita),
  erros: {},
  exemplo: { consulta: { situacao: 'FUTURA' }, resposta: { itens: [EXEMPLO_DELEGACAO], pagina: 1, porPagina: 50, total: 1 } },
  execucao: naApi('Ninguém vê quem age por delegação.'),
});
