import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { naApi } from '../execucao.ts';

/** Ends the session of the cookie at once, on the server too. */
export default rota({
  contexto: 'acesso',
  nome: 'sair',
  operationId: 'sair',
  resumo: 'Encerra a sessão',
  metodo: 'POST',
  caminho: '/sair',
  confianca: 'operador',
  permissao: 'PROPRIA',
  duranteAPendencia: true,
  resposta: z.null(),
  status: 204,
  erros: {},
  exemplo: { resposta: null },
  execucao: naApi('Sessões só terminam pelo prazo.'),
});
