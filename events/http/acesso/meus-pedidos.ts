import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { pagina, paginado, porPagina } from '../esquemas.ts';
import { EXEMPLO_PEDIDO, pedidoDeAcesso, SO_PESSOA } from '../esquemas-direitos.ts';
import { naApi } from '../execucao.ts';

/** What the person asked for, and what was answered. */
export default rota({
  contexto: 'acesso',
  nome: 'meus-pedidos',
  operationId: 'meusPedidosDeAcesso',
  resumo: 'Lista os meus pedidos de acesso',
  metodo: 'GET',
  caminho: '/meus-pedidos-de-acesso',
  confianca: 'operador',
  permissao: 'PROPRIA',
  consulta: z.strictObject({ pagina, porPagina }),
  resposta: paginado(pedidoDeAcesso),
  erros: {
    ...SO_PESSOA,
  },
  exemplo: { consulta: { pagina: '1' }, resposta: { itens: [EXEMPLO_PEDIDO], pagina: 1, porPagina: 50, total: 1 } },
  execucao: naApi('Quem pediu acesso não vê a resposta.'),
});
