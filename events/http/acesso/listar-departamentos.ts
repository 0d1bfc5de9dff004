import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { departamento, EXEMPLO_DEPARTAMENTO } from '../esquemas-perfil.ts';
import { naApi } from '../execucao.ts';

/** The departments of the utility, and how many people are in each. */
export default rota({
  contexto: 'acesso',
  nome: 'listar-departamentos',
  operationId: 'listarDepartamentos',
  resumo: 'Lista os departamentos',
  metodo: 'GET',
  caminho: '/departamentos',
  confianca: 'operador',
  permissao: { funcao: 'departamento', acao: 'consultar', semLugar: true },
  resposta: z.strictObject({ itens: z.array(departamento).max(500) }),
  erros: {},
  exemplo: { resposta: { itens: [EXEMPLO_DEPARTAMENTO] } },
  execucao: naApi('Ninguém vê os departamentos.'),
});
