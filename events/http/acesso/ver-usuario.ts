import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { idDePessoa } from '../esquemas-direitos.ts';
import { EXEMPLO_USUARIO, NAO_ENCONTRADO, usuario } from '../esquemas-usuarios.ts';
import { naApi } from '../execucao.ts';

/** One person: what was given to him, what he can do because of it, and where he is in. */
export default rota({
  contexto: 'acesso',
  nome: 'ver-usuario',
  operationId: 'verUsuario',
  resumo: 'Mostra um usuário, o que ele pode e de onde vem',
  metodo: 'GET',
  caminho: '/usuarios/{id}',
  confianca: 'operador',
  permissao: { funcao: 'usuario', acao: 'consultar', semLugar: true },
  params: z.strictObject({ id: idDePessoa }),
  resposta: usuario,
  erros: {
    ...NAO_ENCONTRADO,
  },
  exemplo: { params: { id: EXEMPLO_USUARIO.id }, resposta: EXEMPLO_USUARIO },
  execucao: naApi('Ninguém vê o que um usuário pode.'),
});
