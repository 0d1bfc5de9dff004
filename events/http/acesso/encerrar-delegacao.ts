import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { idNoEndereco, motivo } from '../esquemas.ts';
import { delegacaoFeita, EXEMPLO_DELEGACAO } from '../esquemas-direitos.ts';
import { idempotencia, naApi } from '../execucao.ts';

/** Who administers ends a loan before its end, and says why. */
export default rota({
  contexto: 'acesso',
  nome: 'encerrar-delegacao',
  operationId: 'encerrarDelegacao',
  resumo: 'Encerra a delegação de outra pessoa',
  metodo: 'POST',
  caminho: '/delegacoes/{id}/fim',
  confianca: 'operador',
  permissao: { funcao: 'delegacao', acao: 'alterar', semLugar: true },
  params: z.strictObject({ id: idNoEndereco }),
  corpo: z.strictObject({ motivo }),
  resposta: delegacaoFeita,
  erros: {
    'delegacao/nao-encontrada': { status: 404, descricao: 'Não há delegação com este número' },
    'delegacao/ja-terminou': { status: 409, descricao: 'A delegação já terminou' },
  },
  idempotente: true,
  exemplo: { params: { id: '3' }, corpo: { motivo: 'Delegante deixou o setor' }, resposta: { ...EXEMPLO_DELEGACAO, situacao: 'ENCERRADA', encerradaEm: '2026-12-05T12:00:00.000Z' } },
  execucao: naApi('Uma delegação indevida só termina pelo prazo.', idempotencia),
});
