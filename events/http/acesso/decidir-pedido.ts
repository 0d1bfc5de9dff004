import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { idNoEndereco } from '../esquemas.ts';
import { ALEM_DOS_DIREITOS, EXEMPLO_PEDIDO, PAR_SEGREGADO, pedidoDeAcesso, respostaDoPedido, SO_PESSOA } from '../esquemas-direitos.ts';
import { MEXER } from '../esquemas-usuarios.ts';
import { idempotencia, naApi } from '../execucao.ts';

/** Another person than who asked decides. Approving gives the profile at once, if who approves holds what it gives, or has full access, and it opens no segregated pair. */
export default rota({
  contexto: 'acesso',
  nome: 'decidir-pedido',
  operationId: 'decidirPedidoDeAcesso',
  resumo: 'Aprova ou recusa um pedido de acesso',
  metodo: 'POST',
  caminho: '/pedidos-de-acesso/{id}/decisao',
  confianca: 'operador',
  permissao: { funcao: 'pedido-de-acesso', acao: 'executar', semLugar: true },
  params: z.strictObject({ id: idNoEndereco }),
  corpo: z.strictObject({ decisao: z.enum(['APROVAR', 'RECUSAR']), resposta: respostaDoPedido }),
  resposta: pedidoDeAcesso,
  erros: {
    ...SO_PESSOA,
    ...PAR_SEGREGADO,
    ...ALEM_DOS_DIREITOS,
    ...MEXER,
    'pedido/nao-encontrado': { status: 404, descricao: 'Não há pedido com este número' },
    'pedido/do-proprio': { status: 409, descricao: 'Ninguém decide o próprio pedido' },
    'pedido/ja-decidido': { status: 409, descricao: 'O pedido já foi respondido' },
    'acesso/pessoa-nao-encontrada': { status: 404, descricao: 'Quem pediu não está mais ativo' },
    'perfil/nao-encontrado': { status: 404, descricao: 'O perfil não está mais em uso' },
  },
  idempotente: true,
  exemplo: { params: { id: '5' }, corpo: { decisao: 'APROVAR', resposta: 'Confirmado com a chefia' }, resposta: { ...EXEMPLO_PEDIDO, situacao: 'APROVADO', decididoPor: 'Marina Duarte (demonstração)', decididoEm: '2026-11-21T12:00:00.000Z', resposta: 'Confirmado com a chefia' } },
  execucao: naApi('Quem pediu acesso continua sem ele.', idempotencia),
});
