import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { cdcNoEndereco } from '../esquemas.ts';
import { consentimento, corpoDoConsentimento } from '../esquemas-titular.ts';
import { idempotencia, naApi } from '../execucao.ts';

/** The person allowed a purpose, having read or heard its text in force. */
export default rota({
  contexto: 'cadastro',
  nome: 'registrar-consentimento',
  operationId: 'registrarConsentimento',
  resumo: 'Registra que o titular autorizou uma finalidade',
  metodo: 'POST',
  caminho: '/ligacoes/{cdc}/consentimentos',
  confianca: 'operador',
  permissao: { funcao: 'consentimento', acao: 'incluir', alvo: { ligacao: 'cdc' } },
  params: z.strictObject({ cdc: cdcNoEndereco }),
  corpo: corpoDoConsentimento,
  resposta: consentimento,
  status: 201,
  erros: {
    'ligacao/nao-encontrada': { status: 404, descricao: 'Não há ligação com este CDC' },
    'consentimento/ja-concedido': { status: 409, descricao: 'Este consentimento já está em vigor' },
  },
  idempotente: true,
  exemplo: {
    params: { cdc: '1001' },
    corpo: { finalidade: 'AVISOS_POR_SMS', canal: 'TELEFONE', comprovacao: 'Gravação 20261120-0412' },
    resposta: {
      id: 7,
      finalidade: 'AVISOS_POR_SMS',
      decisao: 'CONCEDIDO',
      versao: 1,
      resumoDoTexto: 'a3'.repeat(32),
      canal: 'TELEFONE',
      comprovacao: 'Gravação 20261120-0412',
      por: 'Marina Duarte (demonstração)',
      em: '2026-11-20T12:30:00.123Z',
    },
  },
  execucao: naApi('A vontade da pessoa sobre mensagens não é registrada.', idempotencia),
});
