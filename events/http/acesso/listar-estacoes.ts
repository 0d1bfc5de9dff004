import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { estacao, EXEMPLO_DE_ESTACAO } from '../esquemas-estacao.ts';
import { naApi } from '../execucao.ts';

/** All of them; those that wait come first. */
export default rota({
  contexto: 'acesso',
  nome: 'listar-estacoes',
  operationId: 'listarEstacoes',
  resumo: 'Lista as estações e os pedidos de registro',
  metodo: 'GET',
  caminho: '/estacoes',
  confianca: 'operador',
  permissao: { funcao: 'estacao', acao: 'consultar', semLugar: true },
  resposta: z.strictObject({ itens: z.array(estacao).max(1000) }),
  erros: {},
  exemplo: { resposta: { itens: [EXEMPLO_DE_ESTACAO] } },
  execucao: naApi('Ninguém vê os computadores registrados.'),
});
