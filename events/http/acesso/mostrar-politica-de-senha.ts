import { rota } from '../../contrato.ts';
import { EXEMPLO_DE_REGRAS, regrasDeAcesso } from '../esquemas-acesso.ts';
import { EXEMPLO_DE_VERSAO, versaoLida } from '../esquemas.ts';
import { naApi } from '../execucao.ts';

/** What a password must be: whoever is changing one sees it while typing, so it is open to everybody who has entered. */
export default rota({
  contexto: 'acesso',
  nome: 'mostrar-politica-de-senha',
  operationId: 'mostrarPoliticaDeSenha',
  resumo: 'Mostra a política de senhas e de sessões em vigor',
  metodo: 'GET',
  caminho: '/politica-de-senha',
  confianca: 'operador',
  permissao: 'PROPRIA',
  duranteAPendencia: true,
  resposta: regrasDeAcesso.extend({ versao: versaoLida }),
  erros: {},
  exemplo: { resposta: { ...EXEMPLO_DE_REGRAS, versao: EXEMPLO_DE_VERSAO } },
  execucao: naApi('Quem troca a senha não vê o que ela precisa ter.'),
});
