import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { motivo, texto } from '../esquemas.ts';
import { decisaoDoPedido, EXEMPLO_PEDIDO, pedidoDoTitular, protocoloNoEndereco } from '../esquemas-titular.ts';
import { idempotencia, naApi } from '../execucao.ts';

/** The answer, said once: granted, refused or withdrawn, and why. What cannot be erased because the law keeps it is a refusal that says which law. */
export default rota({
  contexto: 'cadastro',
  nome: 'responder-pedido-titular',
  operationId: 'responderPedidoTitular',
  resumo: 'Responde um pedido do titular e o encerra',
  metodo: 'POST',
  caminho: '/pedidos-titular/{protocolo}/resposta',
  confianca: 'operador',
  permissao: { funcao: 'pedido-titular', acao: 'alterar', semLugar: true },
  params: z.strictObject({ protocolo: protocoloNoEndereco }),
  corpo: z.strictObject({ decisao: decisaoDoPedido, resposta: texto(4000, 5).meta({ description: 'O que se responde à pessoa; fica cifrado' }), motivo }),
  resposta: pedidoDoTitular,
  erros: {
    'pedido-titular/nao-encontrado': { status: 404, descricao: 'Não há pedido com este protocolo' },
    'pedido-titular/transicao-invalida': { status: 409, descricao: 'O pedido já foi respondido' },
  },
  idempotente: true,
  exemplo: {
    params: { protocolo: '12' },
    corpo: { decisao: 'ATENDIDO', resposta: 'Seguem os seus dados no arquivo entregue.', motivo: 'Identidade conferida no balcão' },
    resposta: { ...EXEMPLO_PEDIDO, situacao: 'ATENDIDO', alarme: 'ENCERRADO', diasRestantes: null, respondidoPor: 'Marina Duarte (demonstração)', respondidoEm: '2026-11-20T12:30:00.123Z' },
  },
  execucao: naApi('Os pedidos de titulares não podem ser respondidos pelo sistema.', { segredo: 'chaves-pessoais' }, idempotencia),
});
