import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { EXEMPLO_DE_VERSAO, idNoEndereco, motivo, MUDOU, versaoLida } from '../esquemas.ts';
import { departamento, DEPARTAMENTO_REPETIDO, EXEMPLO_DEPARTAMENTO, nomeDeDepartamento } from '../esquemas-perfil.ts';
import { idempotencia, naApi } from '../execucao.ts';

/** Another name, or out of use: it is offered no more, and who is in it stays. */
export default rota({
  contexto: 'acesso',
  nome: 'alterar-departamento',
  operationId: 'alterarDepartamento',
  resumo: 'Muda o nome de um departamento ou o deixa fora de uso',
  metodo: 'PUT',
  caminho: '/departamentos/{id}',
  confianca: 'operador',
  permissao: { funcao: 'departamento', acao: 'alterar', semLugar: true },
  params: z.strictObject({ id: idNoEndereco }),
  corpo: z.strictObject({ nome: nomeDeDepartamento, ativo: z.boolean(), versao: versaoLida, motivo }),
  resposta: departamento,
  erros: { ...DEPARTAMENTO_REPETIDO, 'departamento/mudou': MUDOU, 'departamento/nao-encontrado': { status: 404, descricao: 'Não há departamento com este número' } },
  idempotente: true,
  exemplo: { params: { id: '2' }, corpo: { nome: 'Atendimento', ativo: true, versao: EXEMPLO_DE_VERSAO, motivo: 'Nome do novo organograma' }, resposta: EXEMPLO_DEPARTAMENTO },
  execucao: naApi('Os departamentos ficam como estão.', idempotencia),
});
