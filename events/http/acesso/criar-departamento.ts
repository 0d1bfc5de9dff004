import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { departamento, DEPARTAMENTO_REPETIDO, EXEMPLO_DEPARTAMENTO, nomeDeDepartamento } from '../esquemas-perfil.ts';
import { idempotencia, naApi } from '../execucao.ts';

/** A department, to which people belong and rights may be limited. */
export default rota({
  contexto: 'acesso',
  nome: 'criar-departamento',
  operationId: 'criarDepartamento',
  resumo: 'Cria um departamento',
  metodo: 'POST',
  caminho: '/departamentos',
  confianca: 'operador',
  permissao: { funcao: 'departamento', acao: 'incluir', semLugar: true },
  corpo: z.strictObject({ nome: nomeDeDepartamento }),
  resposta: departamento,
  status: 201,
  erros: { ...DEPARTAMENTO_REPETIDO },
  idempotente: true,
  exemplo: { corpo: { nome: 'Atendimento' }, resposta: { ...EXEMPLO_DEPARTAMENTO, pessoas: 0 } },
  execucao: naApi('Nenhum departamento novo nasce.', idempotencia),
});
