import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { cdc, cdcNoEndereco, centavos, contagem, idNoEndereco, motivo } from '../esquemas.ts';
import { acaoCritica, situacaoApontamento } from '../esquemas-faturamento.ts';
import { idempotencia, naApi } from '../execucao.ts';

/** What a person decides of one ligação in the crítica. It holds for every finding of that ligação in the cycle and outlives a recalculation. */
export default rota({
  contexto: 'faturamento',
  nome: 'decidir-apontamento',
  operationId: 'decidirApontamento',
  resumo: 'Decide os apontamentos de uma ligação na crítica',
  descricao:
    'ACEITAR mantém a prévia; CORRIGIR_LEITURA troca a leitura (da rede, ou do poço quando `medicao` diz ou não há outra) e recalcula, e com a mesma leitura confirma a que está abaixo da anterior; PEDIR_RELEITURA estaciona até nova leitura; FATURAR_MEDIA recalcula pela média; LIBERAR tira do estacionamento; ESTACIONAR deixa a ligação fora desta emissão.',
  metodo: 'POST',
  caminho: '/ciclos/{ciclo}/ligacoes/{cdc}/decisao',
  confianca: 'operador',
  permissao: { funcao: 'critica', acao: 'alterar', alvo: { ligacao: 'cdc' } },
  params: z.strictObject({ ciclo: idNoEndereco, cdc: cdcNoEndereco }),
  corpo: z
    .strictObject({ acao: acaoCritica, leitura: z.int().min(0).max(9_999_999).optional(), medicao: z.enum(['REDE', 'POCO']).optional(), motivo })
    .refine((c) => c.medicao === undefined || c.acao === 'CORRIGIR_LEITURA', { path: ['medicao'], message: 'diga de que medidor é a leitura só quando a ação for CORRIGIR_LEITURA' })
    .refine((c) => (c.acao === 'CORRIGIR_LEITURA') === (c.leitura !== undefined), { path: ['leitura'], message: 'informe a leitura só quando a ação for CORRIGIR_LEITURA' }),
  resposta: z.strictObject({ cdc, situacao: situacaoApontamento, decididos: contagem, valor: centavos, valorAnterior: centavos }),
  erros: {
    'ciclo/nao-encontrado': { status: 404, descricao: 'Não há ciclo com este número' },
    'ciclo/ligacao-fora-do-lote': { status: 404, descricao: 'A ligação não faz parte do lote deste ciclo' },
    'ciclo/fora-da-critica': { status: 409, descricao: 'O ciclo não está em crítica' },
    'ciclo/rota-em-calculo': { status: 409, descricao: 'A rota da ligação está sendo calculada' },
    'critica/acao-nao-cabe': { status: 409, descricao: 'A ação não cabe na situação atual da ligação no ciclo' },
    'critica/leitura-recusada': { status: 422, descricao: 'A leitura informada não pode ser aceita' },
  },
  idempotente: true,
  exemplo: {
    params: { ciclo: '1', cdc: '1001' },
    corpo: { acao: 'CORRIGIR_LEITURA', leitura: 1226, motivo: 'Foto mostra 1226; dígito trocado' },
    resposta: { cdc: 1001, situacao: 'CORRIGIDO', decididos: 1, valor: 3900, valorAnterior: 18240 },
  },
  execucao: naApi('A crítica não avança e o grupo não é emitido.', idempotencia),
});
