import { rota } from '../../contrato.ts';
import { EXEMPLO_DE_PARAMETROS, parametrosDeBloqueio } from '../esquemas-bloqueio.ts';
import { EXEMPLO_DE_VERSAO, versaoLida } from '../esquemas.ts';
import { naApi } from '../execucao.ts';

/** After how many failures, for how long (document 003 items 6.5.23.5 and 6.5.23.7). */
export default rota({
  contexto: 'acesso',
  nome: 'mostrar-parametros-de-bloqueio',
  operationId: 'mostrarParametrosDeBloqueio',
  resumo: 'Mostra depois de quantas falhas a entrada é bloqueada',
  metodo: 'GET',
  caminho: '/parametros-de-bloqueio',
  confianca: 'operador',
  permissao: { funcao: 'bloqueio', acao: 'consultar', semLugar: true },
  resposta: parametrosDeBloqueio.extend({ versao: versaoLida }),
  erros: {},
  exemplo: { resposta: { ...EXEMPLO_DE_PARAMETROS, versao: EXEMPLO_DE_VERSAO } },
  execucao: naApi('Ninguém vê as regras do bloqueio.'),
});
