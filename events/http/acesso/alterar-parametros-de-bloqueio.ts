import { rota } from '../../contrato.ts';
import { EXEMPLO_DE_VERSAO, motivo, MUDOU, versaoLida } from '../esquemas.ts';
import { EXEMPLO_DE_PARAMETROS, parametrosDeBloqueio } from '../esquemas-bloqueio.ts';
import { idempotencia, naApi } from '../execucao.ts';

/** All at once, in force from now on; locks that exist end when they were to end. */
export default rota({
  contexto: 'acesso',
  nome: 'alterar-parametros-de-bloqueio',
  operationId: 'alterarParametrosDeBloqueio',
  resumo: 'Altera depois de quantas falhas a entrada é bloqueada, e por quanto tempo',
  descricao: 'Vale para as próximas falhas. Os bloqueios que já existem terminam quando iam terminar.',
  metodo: 'PUT',
  caminho: '/parametros-de-bloqueio',
  confianca: 'operador',
  permissao: { funcao: 'bloqueio', acao: 'alterar', semLugar: true },
  idempotente: true,
  corpo: parametrosDeBloqueio.extend({ versao: versaoLida, motivo }),
  resposta: parametrosDeBloqueio.extend({ versao: versaoLida }),
  erros: {
    'bloqueio/mudou': MUDOU,
    'bloqueio/fora-do-limite': { status: 422, descricao: 'Um dos valores passa dos limites que protegem as contas' },
    'bloqueio/prova-inutil': { status: 422, descricao: 'O bloqueio viria antes da prova de trabalho' },
  },
  exemplo: { corpo: { ...EXEMPLO_DE_PARAMETROS, versao: EXEMPLO_DE_VERSAO, motivo: 'Portaria 12/2026' }, resposta: { ...EXEMPLO_DE_PARAMETROS, versao: EXEMPLO_DE_VERSAO } },
  execucao: naApi('Ninguém consegue mudar as regras do bloqueio.', idempotencia),
});
