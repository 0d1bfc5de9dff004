import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { idNoEndereco } from '../esquemas.ts';
import { delegacaoFeita, EXEMPLO_DELEGACAO, SO_PESSOA } from '../esquemas-direitos.ts';
import { naApi } from '../execucao.ts';

/** The lender takes back what he lent, before its end. */
export default rota({
  contexto: 'acesso',
  nome: 'encerrar-minha-delegacao',
  operationId: 'encerrarMinhaDelegacao',
  resumo: 'Encerra uma delegação que fiz',
  metodo: 'POST',
  caminho: '/minhas-delegacoes/{id}/fim',
  confianca: 'operador',
  permissao: 'PROPRIA',
  params: z.strictObject({ id: idNoEndereco }),
  resposta: delegacaoFeita,
  erros: {
    ...SO_PESSOA,
    'delegacao/nao-encontrada': { status: 404, descricao: 'Não há delegação sua com este número' },
    'delegacao/ja-terminou': { status: 409, descricao: 'A delegação já terminou' },
  },
  exemplo: { params: { id: '3' }, resposta: { ...EXEMPLO_DELEGACAO, situacao: 'ENCERRADA', encerradaEm: '2026-12-05T12:00:00.000Z' } },
  execucao: naApi('Uma delegação só termina pelo prazo.'),
});
