import { rota } from '../../contrato.ts';
import { EXEMPLO_DE_VERSAO, motivo, MUDOU, versaoLida } from '../esquemas.ts';
import { idempotencia, naApi } from '../execucao.ts';
import { retencaoDaAuditoria } from './mostrar-retencao-auditoria.ts';

/** In force from now on. A longer time does not bring back what is in the bucket already, where it stays. */
export default rota({
  contexto: 'comum',
  nome: 'alterar-retencao-auditoria',
  operationId: 'alterarRetencaoAuditoria',
  resumo: 'Altera por quanto tempo os atos ficam no banco',
  descricao: 'Os atos que passam do prazo são guardados em arquivo e saem do banco na madrugada seguinte. Um prazo maior não traz de volta os que já saíram.',
  metodo: 'PUT',
  caminho: '/auditoria/retencao',
  confianca: 'operador',
  permissao: { funcao: 'auditoria', acao: 'alterar', semLugar: true },
  idempotente: true,
  corpo: retencaoDaAuditoria.extend({ versao: versaoLida, motivo }),
  resposta: retencaoDaAuditoria.extend({ versao: versaoLida }),
  erros: { 'auditoria/retencao-mudou': MUDOU, 'auditoria/retencao-fora-do-limite': { status: 422, descricao: 'O prazo é menor ou maior do que as leis e a caça-fraude deixam' } },
  exemplo: { corpo: { meses: 60, versao: EXEMPLO_DE_VERSAO, motivo: 'Portaria 12/2026' }, resposta: { meses: 60, versao: EXEMPLO_DE_VERSAO } },
  execucao: naApi('Ninguém consegue mudar por quanto tempo os atos ficam no banco.', idempotencia),
});
