import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { data } from '../esquemas.ts';
import { idDePessoa, SO_PESSOA } from '../esquemas-direitos.ts';
import { emailDaPessoa, EXEMPLO_USUARIO, idDeDepartamento, MEXER, nomeDaPessoa, PROPRIO, REPETIDO, ULTIMO, usuario, VALIDADE } from '../esquemas-usuarios.ts';
import { idempotencia, naApi } from '../execucao.ts';

/** Who the person is. What is not sent stays as it is; the login never changes. */
export default rota({
  contexto: 'acesso',
  nome: 'alterar-usuario',
  operationId: 'alterarUsuario',
  resumo: 'Altera os dados de um usuário',
  metodo: 'PATCH',
  caminho: '/usuarios/{id}',
  confianca: 'operador',
  permissao: { funcao: 'usuario', acao: 'alterar', semLugar: true },
  params: z.strictObject({ id: idDePessoa }),
  corpo: z.strictObject({ nome: nomeDaPessoa.optional(), email: emailDaPessoa.nullable().optional(), departamento: idDeDepartamento.nullable().optional(), validoDe: data.nullable().optional(), validoAte: data.nullable().optional() }),
  resposta: usuario,
  erros: {
    ...SO_PESSOA,
    ...MEXER,
    ...REPETIDO,
    ...PROPRIO,
    ...ULTIMO,
    ...VALIDADE,
  },
  idempotente: true,
  exemplo: { params: { id: EXEMPLO_USUARIO.id }, corpo: { nome: 'Célio Brandão (demonstração)', departamento: 1, validoAte: '2027-12-31' }, resposta: EXEMPLO_USUARIO },
  execucao: naApi('Ninguém corrige o nome ou o departamento de um usuário.', idempotencia),
});
