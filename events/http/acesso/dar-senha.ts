import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { motivo } from '../esquemas.ts';
import { idDePessoa, SO_PESSOA } from '../esquemas-direitos.ts';
import { EXEMPLO_USUARIO, MEXER, PROPRIO, senhaDada } from '../esquemas-usuarios.ts';
import { naApi } from '../execucao.ts';

/** For who forgot his. Whatever the person had open ends. */
export default rota({
  contexto: 'acesso',
  nome: 'dar-senha',
  operationId: 'darSenha',
  resumo: 'Dá uma senha provisória a um usuário',
  metodo: 'POST',
  caminho: '/usuarios/{id}/senha',
  confianca: 'operador',
  permissao: { funcao: 'usuario', acao: 'executar', semLugar: true },
  params: z.strictObject({ id: idDePessoa }),
  corpo: z.strictObject({ motivo }),
  resposta: senhaDada,
  erros: {
    ...SO_PESSOA,
    ...MEXER,
    ...PROPRIO,
    'usuario/inativo': { status: 409, descricao: 'A pessoa está inativa' },
    'usuario/mudou': { status: 409, descricao: 'A senha mudou neste mesmo instante' },
  },
  sigilosa: true,
  exemplo: { params: { id: EXEMPLO_USUARIO.id }, corpo: { motivo: 'Esqueceu a senha' }, resposta: { senha: 'abcd-efgh-jkmn-pqrs-tuvw', usuario: EXEMPLO_USUARIO } },
  execucao: naApi('Quem esqueceu a senha não volta a entrar.'),
});
