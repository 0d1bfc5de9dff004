import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { corpoDoConsentimento, DECISAO_NA_LIGACAO, exemploDeDecisao, SEM_LIGACAO } from '../esquemas-titular.ts';

/** The person allowed a purpose, having read or heard its text in force: whoever registers says which, so that a text published meanwhile is not taken for it. */
export default rota({
  ...DECISAO_NA_LIGACAO,
  nome: 'registrar-consentimento',
  operationId: 'registrarConsentimento',
  resumo: 'Registra que o titular autorizou uma finalidade',
  caminho: '/ligacoes/{cdc}/consentimentos',
  permissao: { funcao: 'consentimento', acao: 'incluir', alvo: { ligacao: 'cdc' } },
  corpo: corpoDoConsentimento.extend({ versao: z.int().min(1).meta({ description: 'Versão do texto que a pessoa leu ou ouviu' }) }),
  erros: {
    ...SEM_LIGACAO,
    'consentimento/texto-mudou': { status: 409, descricao: 'A versão lida não é a que está em vigor' },
    'consentimento/ja-concedido': { status: 409, descricao: 'Este consentimento já está em vigor' },
  },
  exemplo: exemploDeDecisao('CONCEDIDO', { versao: 1 }),
});
