import { rota } from '../../contrato.ts';
import { opcoesDeUsuario } from '../esquemas-usuarios.ts';
import { naApi } from '../execucao.ts';

/** What can be given: for the form of a person and the filters of the list. */
export default rota({
  contexto: 'acesso',
  nome: 'opcoes-de-usuario',
  operationId: 'opcoesDeUsuario',
  resumo: 'Diz que perfis, departamentos e lugares se pode dar a um usuário',
  metodo: 'GET',
  caminho: '/usuarios/opcoes',
  confianca: 'operador',
  permissao: { funcao: 'usuario', acao: 'consultar', semLugar: true },
  resposta: opcoesDeUsuario,
  erros: {},
  exemplo: {
    resposta: {
      perfis: [{ codigo: 'atendimento', nome: 'Atendimento', descricao: '', somenteConsulta: false }],
      localidades: [{ id: 1, nome: 'Sede' }],
      setores: [{ id: 1, localidade: 1, nome: 'Centro' }],
      departamentos: [{ id: 1, nome: 'Comercial' }],
    },
  },
  execucao: naApi('Ninguém escolhe o perfil nem o departamento de um usuário.'),
});
