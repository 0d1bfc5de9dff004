import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { idDePessoa, SO_PESSOA } from '../esquemas-direitos.ts';
import { EXEMPLO_USUARIO, MEXER, usuario } from '../esquemas-usuarios.ts';
import { naApi } from '../execucao.ts';

/** At once, wherever they are open. The person may enter again. */
export default rota({
  contexto: 'acesso',
  nome: 'encerrar-sessoes-do-usuario',
  operationId: 'encerrarSessoesDoUsuario',
  resumo: 'Encerra todas as sessões de um usuário',
  metodo: 'DELETE',
  caminho: '/usuarios/{id}/sessoes',
  confianca: 'operador',
  permissao: { funcao: 'usuario', acao: 'executar', semLugar: true },
  params: z.strictObject({ id: idDePessoa }),
  resposta: usuario,
  erros: {
    ...SO_PESSOA,
    ...MEXER,
  },
  exemplo: { params: { id: EXEMPLO_USUARIO.id }, resposta: { ...EXEMPLO_USUARIO, sessoes: 0, sessoesAbertas: [] } },
  execucao: naApi('Uma sessão roubada continua aberta.'),
});
