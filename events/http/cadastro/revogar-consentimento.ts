import { rota } from '../../contrato.ts';
import { corpoDoConsentimento, DECISAO_NA_LIGACAO, exemploDeDecisao, SEM_LIGACAO } from '../esquemas-titular.ts';

/** The person took back what had been allowed; the version is that of the text by which it had been. */
export default rota({
  ...DECISAO_NA_LIGACAO,
  nome: 'revogar-consentimento',
  operationId: 'revogarConsentimento',
  resumo: 'Registra que o titular retirou a autorização de uma finalidade',
  caminho: '/ligacoes/{cdc}/consentimentos/revogacao',
  permissao: { funcao: 'consentimento', acao: 'alterar', alvo: { ligacao: 'cdc' } },
  corpo: corpoDoConsentimento,
  erros: { ...SEM_LIGACAO, 'consentimento/nao-concedido': { status: 409, descricao: 'Não há consentimento em vigor a revogar' } },
  exemplo: exemploDeDecisao('REVOGADO', {}),
});
