import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { avisoNoEndereco, documento } from '../esquemas.ts';
import { naApi } from '../execucao.ts';

/** The bill as PDF, made on demand from what was issued: the same document however often it is asked. */
export default rota({
  contexto: 'faturamento',
  nome: 'baixar-fatura',
  operationId: 'baixarFatura',
  resumo: 'Baixa a fatura em PDF',
  metodo: 'GET',
  caminho: '/faturas/{aviso}/pdf',
  confianca: 'operador',
  permissao: { funcao: 'fatura', acao: 'consultar' },
  auditada: { objeto: 'fatura:{aviso}' },
  params: z.strictObject({ aviso: avisoNoEndereco }),
  resposta: documento,
  binario: 'application/pdf',
  erros: {
    'fatura/nao-encontrada': { status: 404, descricao: 'Não há fatura com este aviso' },
    'fatura/cancelada': { status: 409, descricao: 'A fatura foi cancelada e não é mais apresentada' },
  },
  exemplo: { params: { aviso: '4021' }, resposta: { nome: 'fatura-4021.pdf', conteudo: new Uint8Array([37, 80, 68, 70]) } },
  execucao: { ...naApi('O atendimento não entrega segunda via.'), memoriaMB: 1024, camada: 'typst' },
});
