import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { naApi } from '../execucao.ts';

/** Who is in: what the screens ask first. */
export default rota({
  contexto: 'acesso',
  nome: 'sessao',
  operationId: 'sessao',
  resumo: 'Diz quem está no sistema',
  metodo: 'GET',
  caminho: '/sessao',
  confianca: 'operador',
  permissao: { funcao: 'sessao', acao: 'consultar' },
  resposta: z.strictObject({ nome: z.string().max(120), confianca: z.enum(['operador', 'maquina']), origem: z.enum(['token', 'sessao']) }),
  erros: {},
  exemplo: { resposta: { nome: 'Marina Duarte (demonstração)', confianca: 'operador', origem: 'sessao' } },
  execucao: naApi('As telas não abrem.'),
});
