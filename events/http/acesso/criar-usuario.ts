import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { data, motivo } from '../esquemas.ts';
import { ALEM_DOS_DIREITOS, idDePessoa, PAR_SEGREGADO, SO_PESSOA } from '../esquemas-direitos.ts';
import { DAR, emailDaPessoa, EXEMPLO_USUARIO, idDeDepartamento, loginNovo, MEXER, nomeDaPessoa, perfisPedidos, REPETIDO, usuarioNovo, VALIDADE } from '../esquemas-usuarios.ts';
import { naApi } from '../execucao.ts';

/** A new person. The password is drawn here and shown once; it opens only the change of it. */
export default rota({
  contexto: 'acesso',
  nome: 'criar-usuario',
  operationId: 'criarUsuario',
  resumo: 'Cria um usuário, de um perfil ou copiando outro',
  metodo: 'POST',
  caminho: '/usuarios',
  confianca: 'operador',
  permissao: { funcao: 'usuario', acao: 'incluir', semLugar: true },
  corpo: z.strictObject({ login: loginNovo, nome: nomeDaPessoa, email: emailDaPessoa.optional(), departamento: idDeDepartamento.optional(), validoDe: data.optional(), validoAte: data.optional(), perfis: perfisPedidos, copiarDe: idDePessoa.optional(), motivo }),
  resposta: usuarioNovo,
  status: 201,
  erros: {
    ...SO_PESSOA,
    ...ALEM_DOS_DIREITOS,
    ...PAR_SEGREGADO,
    ...MEXER,
    ...DAR,
    ...REPETIDO,
    ...VALIDADE,
  },
  sigilosa: true,
  exemplo: {
    corpo: { login: 'celio', nome: 'Célio Brandão (demonstração)', departamento: 1, validoAte: '2027-12-31', perfis: ['atendimento'], motivo: 'Contratado para o atendimento' },
    resposta: { senha: 'abcd-efgh-jkmn-pqrs-tuvw', usuario: EXEMPLO_USUARIO, nuncaCopiado: [] },
  },
  execucao: naApi('Ninguém novo entra no sistema.'),
});
