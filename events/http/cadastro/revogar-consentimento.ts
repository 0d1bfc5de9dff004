import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { cdcNoEndereco } from '../esquemas.ts';
import { consentimento, corpoDoConsentimento } from '../esquemas-titular.ts';
import { idempotencia, naApi } from '../execucao.ts';

/** The person took back what had been allowed: as easy as allowing it was (LGPD art. 8º, § 5º). */
export default rota({
  contexto: 'cadastro',
  nome: 'revogar-consentimento',
  operationId: 'revogarConsentimento',
  resumo: 'Registra que o titular retirou a autorização de uma finalidade',
  metodo: 'POST',
  caminho: '/ligacoes/{cdc}/consentimentos/revogacao',
  confianca: 'operador',
  permissao: { funcao: 'consentimento', acao: 'alterar', alvo: { ligacao: 'cdc' } },
  params: z.strictObject({ cdc: cdcNoEndereco }),
  corpo: corpoDoConsentimento,
  resposta: consentimento,
  status: 201,
  erros: {
    'ligacao/nao-encontrada': { status: 404, descricao: 'Não há ligação com este CDC' },
    'consentimento/nao-concedido': { status: 409, descricao: 'Não há consentimento em vigor a revogar' },
  },
  idempotente: true,
  exemplo: {
    params: { cdc: '1001' },
    corpo: { finalidade: 'AVISOS_POR_SMS', canal: 'TELEFONE', comprovacao: 'Gravação 20261120-0412' },
    resposta: {
      id: 7,
      finalidade: 'AVISOS_POR_SMS',
      decisao: 'REVOGADO',
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
