import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { EXEMPLO_PEDIDO, pedidoDoTitular, protocoloNoEndereco } from '../esquemas-titular.ts';
import { naApi } from '../execucao.ts';

/** Somebody takes the request upon himself. */
export default rota({
  contexto: 'cadastro',
  nome: 'assumir-pedido-titular',
  operationId: 'assumirPedidoTitular',
  resumo: 'Assume um pedido do titular para análise',
  metodo: 'POST',
  caminho: '/pedidos-titular/{protocolo}/analise',
  confianca: 'operador',
  permissao: { funcao: 'pedido-titular', acao: 'alterar', semLugar: true },
  params: z.strictObject({ protocolo: protocoloNoEndereco }),
  resposta: pedidoDoTitular,
  erros: {
    'pedido-titular/nao-encontrado': { status: 404, descricao: 'Não há pedido com este protocolo' },
    'pedido-titular/transicao-invalida': { status: 409, descricao: 'O pedido já está em análise ou já foi respondido' },
  },
  exemplo: { params: { protocolo: '12' }, resposta: { ...EXEMPLO_PEDIDO, situacao: 'EM_ANALISE', responsavel: 'Marina Duarte (demonstração)' } },
  execucao: naApi('Os pedidos de titulares ficam sem responsável.'),
});
