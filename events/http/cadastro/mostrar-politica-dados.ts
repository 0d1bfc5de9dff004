import { rota } from '../../contrato.ts';
import { EXEMPLO_DE_VERSAO, versaoLida } from '../esquemas.ts';
import { EXEMPLO_POLITICA, politicaDeMascaras } from '../esquemas-titular.ts';
import { naApi } from '../execucao.ts';

/** What is masked today, and by which patterns of the utility. */
export default rota({
  contexto: 'cadastro',
  nome: 'mostrar-politica-dados',
  operationId: 'mostrarPoliticaDados',
  resumo: 'Mostra o que sai mascarado e os padrões próprios',
  metodo: 'GET',
  caminho: '/dados-pessoais/politica',
  confianca: 'operador',
  permissao: { funcao: 'dado-pessoal', acao: 'consultar', semLugar: true },
  resposta: politicaDeMascaras.extend({ versao: versaoLida }),
  erros: {},
  exemplo: { resposta: { ...EXEMPLO_POLITICA, versao: EXEMPLO_DE_VERSAO } },
  execucao: naApi('Não se vê o que está mascarado.'),
});
