import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { pagina, paginado, porPagina } from '../esquemas.ts';
import { alarmeDoPedido, EXEMPLO_PEDIDO, pedidoDoTitular, prazosDosPedidos, situacaoDoPedido, tipoDePedido } from '../esquemas-titular.ts';
import { naApi } from '../execucao.ts';

/** The requests of titulares, those not answered first, by who has least time left. */
export default rota({
  contexto: 'cadastro',
  nome: 'listar-pedidos-titular',
  operationId: 'listarPedidosTitular',
  resumo: 'Lista os pedidos de titulares de dados, os mais urgentes primeiro',
  metodo: 'GET',
  caminho: '/pedidos-titular',
  confianca: 'operador',
  permissao: { funcao: 'pedido-titular', acao: 'consultar', semLugar: true },
  auditada: { objeto: 'pedidos-titular', cada: 'protocolo' },
  consulta: z.strictObject({ situacao: situacaoDoPedido.optional(), tipo: tipoDePedido.optional(), alarme: alarmeDoPedido.optional(), pagina, porPagina }),
  resposta: z.strictObject({ ...paginado(pedidoDoTitular).shape, prazos: prazosDosPedidos }),
  erros: {},
  exemplo: { consulta: { alarme: 'A_VENCER' }, resposta: { itens: [EXEMPLO_PEDIDO], pagina: 1, porPagina: 50, total: 1, prazos: { noPrazo: 0, aVencer: 1, vencidos: 0 } } },
  execucao: naApi('Os prazos dos pedidos de titulares (15 dias) ficam sem acompanhamento.'),
});
