import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { pagina, paginado, porPagina } from '../esquemas.ts';
import { EXEMPLO_PEDIDO, idDePessoa, pedidoDeAcesso, situacaoDoPedido } from '../esquemas-direitos.ts';
import { naApi } from '../execucao.ts';

/** What waits for a decision first, the oldest before; then what was decided. */
export default rota({
  contexto: 'acesso',
  nome: 'listar-pedidos',
  operationId: 'listarPedidosDeAcesso',
  resumo: 'Lista os pedidos de acesso',
  metodo: 'GET',
  caminho: '/pedidos-de-acesso',
  confianca: 'operador',
  permissao: { funcao: 'pedido-de-acesso', acao: 'consultar', semLugar: true },
  consulta: z.strictObject({ pessoa: idDePessoa.optional(), situacao: situacaoDoPedido.optional(), pagina, porPagina }),
  resposta: paginado(pedidoDeAcesso),
  erros: {},
  exemplo: { consulta: { situacao: 'PENDENTE' }, resposta: { itens: [EXEMPLO_PEDIDO], pagina: 1, porPagina: 50, total: 1 } },
  execucao: naApi('Pedidos de acesso ficam sem resposta.'),
});
