import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { cdc, cdcNoEndereco, centavos, contagem, idNoEndereco, motivo } from '../esquemas.ts';
import { idempotencia, naApi } from '../execucao.ts';

/** Computes one provisional bill again with what is registered now. */
export default rota({
  contexto: 'faturamento',
  nome: 'recalcular-previa',
  operationId: 'recalcularPrevia',
  resumo: 'Recalcula a prévia de uma ligação',
  metodo: 'POST',
  caminho: '/ciclos/{ciclo}/ligacoes/{cdc}/recalculo',
  confianca: 'operador',
  permissao: { funcao: 'critica', acao: 'executar', alvo: { ligacao: 'cdc' } },
  params: z.strictObject({ ciclo: idNoEndereco, cdc: cdcNoEndereco }),
  corpo: z.strictObject({ motivo }),
  resposta: z.strictObject({ cdc, valorAnterior: centavos, valor: centavos, apontamentos: contagem }),
  erros: {
    'ciclo/nao-encontrado': { status: 404, descricao: 'Não há ciclo com este número' },
    'ciclo/ligacao-fora-do-lote': { status: 404, descricao: 'A ligação não faz parte do lote deste ciclo' },
    'ciclo/fora-da-critica': { status: 409, descricao: 'O ciclo não está em crítica' },
    'ciclo/rota-em-calculo': { status: 409, descricao: 'A rota da ligação está sendo calculada' },
  },
  idempotente: true,
  exemplo: {
    params: { ciclo: '1', cdc: '1001' },
    corpo: { motivo: 'Cadastro de economias corrigido' },
    resposta: { cdc: 1001, valorAnterior: 18240, valor: 3900, apontamentos: 0 },
  },
  execucao: naApi('Uma conta com cadastro corrigido continua com o valor antigo na prévia.', idempotencia),
});
