import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { pessoal } from '../esquemas-pessoais.ts';
import { EXEMPLO_PEDIDO, pedidoDoTitular, protocoloNoEndereco } from '../esquemas-titular.ts';
import { naApi } from '../execucao.ts';

/** One request whole, with what was asked and what was answered, which only whoever may see personal data reads without masks. */
export default rota({
  contexto: 'cadastro',
  nome: 'mostrar-pedido-titular',
  operationId: 'mostrarPedidoTitular',
  resumo: 'Mostra um pedido do titular, com o texto e a resposta',
  metodo: 'GET',
  caminho: '/pedidos-titular/{protocolo}',
  confianca: 'operador',
  permissao: { funcao: 'pedido-titular', acao: 'consultar', semLugar: true },
  auditada: { objeto: 'pedido-titular:{protocolo}' },
  params: z.strictObject({ protocolo: protocoloNoEndereco }),
  resposta: z.strictObject({ ...pedidoDoTitular.shape, registradoPor: z.string().max(120), texto: pessoal('TEXTO', z.string().max(5000)), resposta: pessoal('TEXTO', z.string().max(5000)).nullable() }),
  erros: { 'pedido-titular/nao-encontrado': { status: 404, descricao: 'Não há pedido com este protocolo' } },
  exemplo: {
    params: { protocolo: '12' },
    resposta: { ...EXEMPLO_PEDIDO, registradoPor: 'Marina Duarte (demonstração)', texto: 'Quero saber que dados meus vocês guardam', resposta: null },
  },
  execucao: naApi('Não se vê o que a pessoa pediu sobre os próprios dados.', { segredo: 'chaves-pessoais' }),
});
