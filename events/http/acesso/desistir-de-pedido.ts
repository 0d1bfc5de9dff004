import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { idNoEndereco } from '../esquemas.ts';
import { EXEMPLO_PEDIDO, pedidoDeAcesso, SO_PESSOA } from '../esquemas-direitos.ts';
import { naApi } from '../execucao.ts';

/** One's own request that waits no more. */
export default rota({
  contexto: 'acesso',
  nome: 'desistir-de-pedido',
  operationId: 'desistirDePedido',
  resumo: 'Desiste de um pedido de acesso',
  metodo: 'POST',
  caminho: '/meus-pedidos-de-acesso/{id}/desistencia',
  confianca: 'operador',
  permissao: 'PROPRIA',
  params: z.strictObject({ id: idNoEndereco }),
  resposta: pedidoDeAcesso,
  erros: {
    ...SO_PESSOA,
    'pedido/nao-encontrado': { status: 404, descricao: 'Não há pedido seu com este número' },
    'pedido/ja-decidido': { status: 409, descricao: 'O pedido já foi respondido' },
  },
  exemplo: { params: { id: '5' }, resposta: { ...EXEMPLO_PEDIDO, situacao: 'DESISTIDO', decididoPor: EXEMPLO_PEDIDO.pessoa.nome, decididoEm: '2026-11-21T12:00:00.000Z' } },
  execucao: naApi('Pedidos sem razão de ser continuam esperando.'),
});
