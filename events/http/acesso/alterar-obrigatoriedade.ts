import { rota } from '../../contrato.ts';
import { EXEMPLO_DE_VERSAO, motivo, MUDOU, versaoLida } from '../esquemas.ts';
import { EXEMPLO_DE_OBRIGATORIEDADE, obrigatoriedade } from '../esquemas-segundo-fator.ts';
import { idempotencia, naApi } from '../execucao.ts';

/** In force for the next call of who entered with a password. */
export default rota({
  contexto: 'acesso',
  nome: 'alterar-obrigatoriedade',
  operationId: 'alterarObrigatoriedade',
  resumo: 'Altera de quem o segundo fator é exigido',
  metodo: 'PUT',
  caminho: '/segundo-fator/obrigatoriedade',
  confianca: 'operador',
  permissao: { funcao: 'segundo-fator', acao: 'alterar', semLugar: true },
  idempotente: true,
  corpo: obrigatoriedade.extend({ versao: versaoLida, motivo }),
  resposta: obrigatoriedade.extend({ versao: versaoLida }),
  erros: { 'segundo-fator/mudou': MUDOU },
  exemplo: { corpo: { ...EXEMPLO_DE_OBRIGATORIEDADE, versao: EXEMPLO_DE_VERSAO, motivo: 'Portaria 12/2026' }, resposta: { ...EXEMPLO_DE_OBRIGATORIEDADE, versao: EXEMPLO_DE_VERSAO } },
  execucao: naApi('Ninguém muda de quem o segundo fator é exigido.', idempotencia),
});
