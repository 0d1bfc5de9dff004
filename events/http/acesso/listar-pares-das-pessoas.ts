import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { parDeUmaPessoa } from '../esquemas-perfil.ts';
import { naApi } from '../execucao.ts';

/** Who holds both sides of a segregated pair today: first those without an exception. */
export default rota({
  contexto: 'acesso',
  nome: 'listar-pares-das-pessoas',
  operationId: 'listarParesDasPessoas',
  resumo: 'Lista quem tem os dois lados de um controle',
  metodo: 'GET',
  caminho: '/pares-das-pessoas',
  confianca: 'operador',
  permissao: { funcao: 'excecao-de-segregacao', acao: 'consultar', semLugar: true },
  resposta: z.strictObject({ itens: z.array(parDeUmaPessoa) }),
  erros: {},
  exemplo: { resposta: { itens: [{ pessoa: { id: '00000000-0000-4000-8000-000000000003', nome: 'Célio Brandão (demonstração)', ativo: true }, par: 'critica-liberacao', ate: null }] } },
  execucao: naApi('Ninguém vê quem tem os dois lados de um controle.'),
});
