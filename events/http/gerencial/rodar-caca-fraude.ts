import { rota } from '../../contrato.ts';
import { EXEMPLO_RODADA, rodadaFeita } from '../esquemas-fraude.ts';
import { naApi } from '../execucao.ts';

/** Runs every rule now. Run twice it finds the same cases, so it takes no key. */
export default rota({
  contexto: 'gerencial',
  nome: 'rodar-caca-fraude',
  operationId: 'rodarCacaFraude',
  resumo: 'Roda a caça-fraude agora',
  descricao: 'A regra que não couber no tempo de uma chamada diz isso no seu resultado; a rodada da madrugada tem mais tempo.',
  metodo: 'POST',
  caminho: '/fraudes/rodadas',
  confianca: 'operador',
  permissao: { funcao: 'caca-fraude', acao: 'executar', semLugar: true },
  resposta: rodadaFeita,
  erros: { 'fraude/rodada-em-andamento': { status: 409, descricao: 'Outra rodada está em andamento' } },
  exemplo: { resposta: EXEMPLO_RODADA },
  execucao: naApi('A caça-fraude fica para a rodada da madrugada.', { segredo: 'chaves-pessoais' }),
});
