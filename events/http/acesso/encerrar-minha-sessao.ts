import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { ERROS_DO_FIM, EXEMPLO_DE_SESSAO, fimDasSessoes, provaDoFim } from '../esquemas-sessoes.ts';
import { naApi } from '../execucao.ts';

/** At once, wherever it is open; that in course is ended by `sair`. */
export default rota({
  contexto: 'acesso',
  nome: 'encerrar-minha-sessao',
  operationId: 'encerrarMinhaSessao',
  resumo: 'Encerra outra sessão de quem chama',
  metodo: 'POST',
  caminho: '/minhas-sessoes/{id}/fim',
  confianca: 'operador',
  permissao: 'PROPRIA',
  sigilosa: true,
  params: z.strictObject({ id: z.uuid().meta({ description: 'Identificador da sessão' }) }),
  corpo: provaDoFim,
  resposta: fimDasSessoes,
  erros: {
    ...ERROS_DO_FIM,
    'sessoes/nao-encontrada': { status: 404, descricao: 'Quem chama não tem esta sessão aberta' },
    'sessoes/e-esta': { status: 409, descricao: 'É a sessão em curso' },
  },
  exemplo: { params: { id: EXEMPLO_DE_SESSAO.id }, corpo: { senha: 'cavalo correto bateria grampo' }, resposta: { encerradas: 1 } },
  execucao: { ...naApi('Quem esqueceu uma sessão aberta não consegue encerrá-la de longe.'), memoriaMB: 1024 },
});
