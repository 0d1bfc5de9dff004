import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { cdcNoEndereco, data, texto } from '../esquemas.ts';
import { canal, EXEMPLO_PEDIDO, pedidoDoTitular, SEM_LIGACAO, tipoDePedido } from '../esquemas-titular.ts';
import { idempotencia, naApi } from '../execucao.ts';

/** A person asks something of its own data. The number has no gaps, and the fifteen days begin today. */
export default rota({
  contexto: 'cadastro',
  nome: 'registrar-pedido-titular',
  operationId: 'registrarPedidoTitular',
  resumo: 'Registra um pedido do titular dos dados e dá o protocolo',
  metodo: 'POST',
  caminho: '/ligacoes/{cdc}/pedidos-titular',
  confianca: 'operador',
  permissao: { funcao: 'pedido-titular', acao: 'incluir', alvo: { ligacao: 'cdc' } },
  params: z.strictObject({ cdc: cdcNoEndereco }),
  corpo: z.strictObject({
    tipo: tipoDePedido,
    canal,
    recebidoEm: data.optional().meta({ description: 'Dia em que a pessoa pediu, de que o prazo conta; sem ele, hoje' }),
    texto: texto(4000, 5).meta({ description: 'O que a pessoa pediu, nas palavras dela; fica cifrado' }),
  }),
  resposta: pedidoDoTitular,
  status: 201,
  erros: { ...SEM_LIGACAO, 'pedido-titular/recebimento-invalido': { status: 409, descricao: 'O dia do pedido ainda não chegou, ou é antigo demais' } },
  idempotente: true,
  exemplo: {
    params: { cdc: '1001' },
    corpo: { tipo: 'ACESSO', canal: 'BALCAO', texto: 'Quero saber que dados meus vocês guardam' },
    resposta: { ...EXEMPLO_PEDIDO, alarme: 'NO_PRAZO', diasRestantes: 15 },
  },
  execucao: naApi('O pedido da pessoa sobre os próprios dados não é registrado.', { segredo: 'chaves-pessoais' }, idempotencia),
});
