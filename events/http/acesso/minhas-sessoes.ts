import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { SO_PESSOA } from '../esquemas-direitos.ts';
import { EXEMPLO_DE_SESSAO, minhaSessao } from '../esquemas-sessoes.ts';
import { naApi } from '../execucao.ts';

/** Where one is in: who finds a session that is not his ends it, and changes the password. */
export default rota({
  contexto: 'acesso',
  nome: 'minhas-sessoes',
  operationId: 'minhasSessoes',
  resumo: 'Lista as sessões abertas de quem chama',
  metodo: 'GET',
  caminho: '/minhas-sessoes',
  confianca: 'operador',
  permissao: 'PROPRIA',
  resposta: z.strictObject({
    itens: z.array(minhaSessao).max(1_000),
    pedeSenha: z.boolean().meta({ description: 'Encerrar pede a senha; falso para quem não tem uma' }),
    umaPorVez: z.boolean().meta({ description: 'Entrar em outro lugar encerra as sessões abertas' }),
  }),
  erros: { ...SO_PESSOA },
  exemplo: { resposta: { itens: [EXEMPLO_DE_SESSAO], pedeSenha: true, umaPorVez: false } },
  execucao: naApi('Ninguém vê em que outros aparelhos está no sistema.'),
});
