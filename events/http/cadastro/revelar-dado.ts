import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { cdcNoEndereco, motivo } from '../esquemas.ts';
import { naApi } from '../execucao.ts';

/** Shows one datum of the holder of a ligação whole, to who says why. The act is in the audit before the datum is in the answer, and the datum never is in the audit. */
export default rota({
  contexto: 'cadastro',
  nome: 'revelar-dado',
  operationId: 'revelarDado',
  resumo: 'Mostra inteiro o documento, o telefone ou o e-mail do titular da ligação, com motivo',
  descricao: 'Fica na auditoria quem viu, qual dado e por quê; o dado não fica. A resposta não é guardada: repetir o pedido é outro ato.',
  metodo: 'POST',
  caminho: '/ligacoes/{cdc}/revelar',
  confianca: 'operador',
  permissao: { funcao: 'dado-pessoal', acao: 'executar', alvo: { ligacao: 'cdc' } },
  params: z.strictObject({ cdc: cdcNoEndereco }),
  corpo: z.strictObject({ campo: z.enum(['DOCUMENTO', 'TELEFONE', 'EMAIL']), motivo }),
  resposta: z.strictObject({ campo: z.enum(['DOCUMENTO', 'TELEFONE', 'EMAIL']), valor: z.string().max(254) }),
  erros: {
    'ligacao/nao-encontrada': { status: 404, descricao: 'Não há ligação com este CDC' },
    'dado-pessoal/nao-informado': { status: 404, descricao: 'O cadastro do titular não tem este dado' },
  },
  revela: true,
  exemplo: { params: { cdc: '1001' }, corpo: { campo: 'TELEFONE', motivo: 'Confirmar retorno do vazamento' }, resposta: { campo: 'TELEFONE', valor: '15991234567' } },
  execucao: naApi('O atendimento não consegue falar com o titular da ligação.', { segredo: 'chaves-pessoais' }),
});
