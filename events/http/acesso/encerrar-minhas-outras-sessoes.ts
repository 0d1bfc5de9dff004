import { rota } from '../../contrato.ts';
import { ERROS_DO_FIM, fimDasSessoes, provaDoFim } from '../esquemas-sessoes.ts';
import { naApi } from '../execucao.ts';

/** All but that in course, at once. */
export default rota({
  contexto: 'acesso',
  nome: 'encerrar-minhas-outras-sessoes',
  operationId: 'encerrarMinhasOutrasSessoes',
  resumo: 'Encerra todas as outras sessões de quem chama',
  metodo: 'POST',
  caminho: '/minhas-sessoes/fim',
  confianca: 'operador',
  permissao: 'PROPRIA',
  sigilosa: true,
  corpo: provaDoFim,
  resposta: fimDasSessoes,
  erros: { ...ERROS_DO_FIM },
  exemplo: { corpo: { senha: 'cavalo correto bateria grampo' }, resposta: { encerradas: 2 } },
  execucao: { ...naApi('Quem esqueceu sessões abertas não consegue encerrá-las de longe.'), memoriaMB: 1024 },
});
