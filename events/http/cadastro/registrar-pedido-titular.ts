import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { cdcNoEndereco, texto } from '../esquemas.ts';
import { canal, EXEMPLO_PEDIDO, pedidoDoTitular, tipoDePedido } from '../esquemas-titular.ts';
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
  corpo: z.strictObject({ tipo: tipoDePedido, canal, texto: texto(4000, 5).meta({ description: 'O que a pessoa pediu, nas palavras dela; fica cifrado' }) }),
  resposta: pedidoDoTitular,
  status: 201,
  erros: { 'ligacao/nao-encontrada': { status: 404, descricao: 'Não há ligação com este CDC' } },
  idempotente: true,
  exemplo: {
    params: { cdc: '1001' },
    corpo: { tipo: 'ACESSO', canal: 'BALCAO', texto: 'Quero saber que dados meus vocês guardam' },
    resposta: { ...EXEMPLO_PEDIDO, alarme: 'NO_PRAZO', diasRestantes: 15 },
  },
  execucao: naApi('O pedido da pessoa sobre os próprios dados não é registrado.', { segredo: 'chaves-pessoais' }, idempotencia),
});
