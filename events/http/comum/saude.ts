import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { instante } from '../esquemas.ts';
import { naApi } from '../execucao.ts';

/** Whether the platform answers, database included: for monitors and balancers. Says nothing else to a stranger. */
export default rota({
  contexto: 'comum',
  nome: 'saude',
  operationId: 'saude',
  resumo: 'Diz se a plataforma responde',
  metodo: 'GET',
  caminho: '/saude',
  confianca: 'publico',
  resposta: z.strictObject({ situacao: z.literal('ok'), em: instante }),
  erros: { 'plataforma/fora-do-ar': { status: 503, descricao: 'A plataforma não está atendendo' } },
  exemplo: { resposta: { situacao: 'ok', em: '2026-05-12T08:00:00-03:00' } },
  execucao: naApi('O monitor acusa a plataforma fora do ar.'),
});
