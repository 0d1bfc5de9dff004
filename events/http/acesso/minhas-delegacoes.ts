import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { pagina, paginado, porPagina } from '../esquemas.ts';
import { delegacaoFeita, EXEMPLO_DELEGACAO, SO_PESSOA } from '../esquemas-direitos.ts';
import { naApi } from '../execucao.ts';

/** The loans of who asks, on both sides. */
export default rota({
  contexto: 'acesso',
  nome: 'minhas-delegacoes',
  operationId: 'minhasDelegacoes',
  resumo: 'Lista o que emprestei e o que me emprestaram',
  metodo: 'GET',
  caminho: '/minhas-delegacoes',
  confianca: 'operador',
  permissao: 'PROPRIA',
  consulta: z.strictObject({ pagina, porPagina }),
  resposta: paginado(delegacaoFeita),
  erros: {
    ...SO_PESSOA,
  },
  exemplo: { consulta: { pagina: '1' }, resposta: { itens: [EXEMPLO_DELEGACAO], pagina: 1, porPagina: 50, total: 1 } },
  execucao: naApi('Ninguém vê o que emprestou nem o que recebeu.'),
});
