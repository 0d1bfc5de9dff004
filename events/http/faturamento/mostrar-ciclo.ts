import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { centavos, contagem, data, idNoEndereco, instante, m3 } from '../esquemas.ts';
import { cicloResumido, cicloRota } from '../esquemas-faturamento.ts';
import { pessoal } from '../esquemas-pessoais.ts';
import { naApi } from '../execucao.ts';

/** A cycle with its progress: what the screen and `nascente ciclo acompanhar` follow. */
export default rota({
  contexto: 'faturamento',
  nome: 'mostrar-ciclo',
  operationId: 'mostrarCiclo',
  resumo: 'Mostra um ciclo: situação, andamento por rota, totais e tempos',
  metodo: 'GET',
  caminho: '/ciclos/{ciclo}',
  confianca: 'operador',
  permissao: { funcao: 'ciclo', acao: 'consultar' },
  params: z.strictObject({ ciclo: idNoEndereco }),
  resposta: z.strictObject({
    ciclo: cicloResumido,
    prazos: z.strictObject({ leituraLimite: data, emissao: data, vencimento: data, validade: data }),
    critica: z.strictObject({ desde: instante, por: z.string().max(120).nullable(), em: instante.nullable(), observacao: pessoal('TEXTO', z.string().max(500)).nullable() }).nullable(),
    numeracao: z.strictObject({ avisoInicial: contagem, notaInicial: contagem, emitidas: contagem }).nullable(),
    totais: z.strictObject({ ligacoes: contagem, calculadas: contagem, estacionadas: contagem, semFatura: contagem, volume: m3, valor: centavos }),
    rotas: z.array(cicloRota).max(2000),
    tempos: z.array(z.strictObject({ etapa: z.string().max(60), inicio: instante, fim: instante.nullable() })).max(20),
    impressaoPronta: z.boolean(),
    impressao: z.strictObject({ paginas: contagem, volumes: contagem }).nullable(),
    falha: z.string().max(500).nullable(),
  }),
  erros: { 'ciclo/nao-encontrado': { status: 404, descricao: 'Não há ciclo com este número' } },
  exemplo: {
    params: { ciclo: '1' },
    resposta: {
      ciclo: { id: 1, grupo: 1, referencia: '2026-05', situacao: 'EM_CRITICA', abertoEm: '2026-05-12T08:00:00-03:00', abertoPor: 'agenda', vencimento: '2026-05-28', ligacoes: 520, apontamentosPendentes: 14, valor: 3120450 },
      prazos: { leituraLimite: '2026-05-12', emissao: '2026-05-13', vencimento: '2026-05-28', validade: '2026-08-26' },
      critica: { desde: '2026-05-12T08:02:10-03:00', por: null, em: null, observacao: null },
      numeracao: null,
      totais: { ligacoes: 520, calculadas: 516, estacionadas: 3, semFatura: 1, volume: 8123, valor: 3120450 },
      rotas: [
        {
          rota: 101,
          numero: 1,
          situacao: 'CALCULADA',
          ligacoes: 180,
          calculos: 1,
          calculadas: 178,
          estacionadas: 1,
          semFatura: 1,
          apontamentos: 9,
          pendentes: 5,
          volume: 2811,
          valor: 1072300,
          emitidas: null,
          calculadaEm: '2026-05-12T08:01:40-03:00',
          emitidaEm: null,
          impressaEm: null,
        },
      ],
      tempos: [{ etapa: 'Cálculo das prévias', inicio: '2026-05-12T08:00:01-03:00', fim: '2026-05-12T08:02:10-03:00' }],
      impressaoPronta: false,
      impressao: null,
      falha: null,
    },
  },
  execucao: naApi('Operadores não acompanham o andamento do ciclo; ele continua.'),
});
