import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { cdcNoEndereco, centavos, idNoEndereco, instante, referencia } from '../esquemas.ts';
import { acaoCritica, componente, EXEMPLO, medicao, memoriaDeCalculo, regraCritica, situacaoApontamento, titular } from '../esquemas-faturamento.ts';
import { pessoal } from '../esquemas-pessoais.ts';
import { naApi } from '../execucao.ts';

/** One provisional bill. It is worth nothing until the cycle is approved (TR 14.4), and says so. */
export default rota({
  contexto: 'faturamento',
  nome: 'mostrar-previa',
  operationId: 'mostrarPrevia',
  resumo: 'Mostra a prévia de uma ligação e como foi calculada',
  metodo: 'GET',
  caminho: '/ciclos/{ciclo}/ligacoes/{cdc}',
  confianca: 'operador',
  permissao: { funcao: 'critica', acao: 'consultar' },
  auditada: { objeto: 'ciclo:{ciclo}/ligacao:{cdc}' },
  params: z.strictObject({ ciclo: idNoEndereco, cdc: cdcNoEndereco }),
  resposta: z.strictObject({
    titular,
    referencia,
    situacao: z.enum(['CALCULADA', 'ESTACIONADA', 'SEM_FATURA']),
    motivo: z.string().max(200).nullable(),
    valor: centavos,
    componentes: z.array(componente).max(100),
    medicao,
    memoria: memoriaDeCalculo,
    apontamentos: z.array(z.strictObject({ regra: regraCritica, detalhe: z.string().max(500), bloqueia: z.boolean(), situacao: situacaoApontamento })).max(50),
    decisao: z.strictObject({ acao: acaoCritica, leitura: z.int().nullable(), motivo: pessoal('TEXTO', z.string().max(500)), por: z.string().max(120), em: instante }).nullable(),
  }),
  erros: {
    'ciclo/nao-encontrado': { status: 404, descricao: 'Não há ciclo com este número' },
    'ciclo/ligacao-fora-do-lote': { status: 404, descricao: 'A ligação não faz parte do lote deste ciclo' },
  },
  exemplo: {
    params: { ciclo: '1', cdc: '1001' },
    resposta: {
      titular: EXEMPLO.titular,
      referencia: '2026-05',
      situacao: 'CALCULADA',
      motivo: null,
      valor: 3900,
      componentes: EXEMPLO.componentes,
      medicao: EXEMPLO.medicao,
      memoria: EXEMPLO.memoria,
      apontamentos: [],
      decisao: null,
    },
  },
  execucao: naApi('Quem faz a crítica não vê a conta em detalhe.'),
});
