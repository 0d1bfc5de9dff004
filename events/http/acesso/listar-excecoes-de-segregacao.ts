import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { pagina, paginado, porPagina } from '../esquemas.ts';
import { idDePessoa } from '../esquemas-direitos.ts';
import { excecaoDeSegregacao, EXEMPLO_EXCECAO, situacaoDaExcecao } from '../esquemas-perfil.ts';
import { naApi } from '../execucao.ts';

/** Who may hold both sides of a control, until when and why. */
export default rota({
  contexto: 'acesso',
  nome: 'listar-excecoes-de-segregacao',
  operationId: 'listarExcecoesDeSegregacao',
  resumo: 'Lista as exceções de segregação',
  metodo: 'GET',
  caminho: '/excecoes-de-segregacao',
  confianca: 'operador',
  permissao: { funcao: 'excecao-de-segregacao', acao: 'consultar', semLugar: true },
  consulta: z.strictObject({ pessoa: idDePessoa.optional(), situacao: situacaoDaExcecao.optional(), pagina, porPagina }),
  resposta: paginado(excecaoDeSegregacao),
  erros: {},
  exemplo: { consulta: { situacao: 'FUTURA' }, resposta: { itens: [EXEMPLO_EXCECAO], pagina: 1, porPagina: 50, total: 1 } },
  execucao: naApi('Ninguém vê quem tem os dois lados de um controle.'),
});
