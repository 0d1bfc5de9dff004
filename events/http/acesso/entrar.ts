import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { redirecionamento } from '../esquemas.ts';
import { naApi } from '../execucao.ts';

/** The one-use link that `npm start` prints: exchanges the code for a session cookie and sends the browser to the system. */
export default rota({
  contexto: 'acesso',
  nome: 'entrar',
  operationId: 'entrar',
  resumo: 'Entra no sistema com um código de uso único',
  descricao: 'O código vale 15 minutos e uma vez. A resposta define o cookie da sessão (HttpOnly, SameSite=Strict) e leva à tela inicial.',
  metodo: 'GET',
  caminho: '/entrar',
  confianca: 'publico',
  consulta: z.strictObject({ codigo: z.string().regex(/^[A-Za-z0-9_-]{32,64}$/, 'código incompleto: copie o endereço inteiro') }),
  resposta: redirecionamento,
  status: 302,
  erros: {
    'acesso/rede-recusada': { status: 403, descricao: 'O endereço de rede não tem acesso ao sistema' },
    'acesso/codigo-recusado': { status: 401, descricao: 'O código não vale: já foi usado, expirou ou está errado' },
  },
  exemplo: { consulta: { codigo: 'codigo-de-exemplo-com-32-letras-ok' }, resposta: { local: '/' } },
  execucao: naApi('Ninguém consegue entrar nas telas do sistema.', { segredo: 'chave-de-sessao' }),
});
