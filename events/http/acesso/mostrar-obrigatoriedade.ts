import { rota } from '../../contrato.ts';
import { EXEMPLO_DE_OBRIGATORIEDADE, obrigatoriedade } from '../esquemas-segundo-fator.ts';
import { EXEMPLO_DE_VERSAO, versaoLida } from '../esquemas.ts';
import { naApi } from '../execucao.ts';

/** From whom a second factor is demanded. */
export default rota({
  contexto: 'acesso',
  nome: 'mostrar-obrigatoriedade',
  operationId: 'mostrarObrigatoriedade',
  resumo: 'Mostra de quem o segundo fator é exigido',
  metodo: 'GET',
  caminho: '/segundo-fator/obrigatoriedade',
  confianca: 'operador',
  permissao: { funcao: 'segundo-fator', acao: 'consultar', semLugar: true },
  resposta: obrigatoriedade.extend({ versao: versaoLida }),
  erros: {},
  exemplo: { resposta: { ...EXEMPLO_DE_OBRIGATORIEDADE, versao: EXEMPLO_DE_VERSAO } },
  execucao: naApi('Ninguém vê de quem o segundo fator é exigido.'),
});
