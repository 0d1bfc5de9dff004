import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { contagem, instante } from '../esquemas.ts';
import { FILAS, filas, situacaoFila } from '../esquemas-plataforma.ts';
import { naApi } from '../execucao.ts';

/** How the platform stands: queues, what waits to leave, and the last time the invariants were checked. */
export default rota({
  contexto: 'comum',
  nome: 'situacao-plataforma',
  operationId: 'situacaoDaPlataforma',
  resumo: 'Mostra filas, pendências e a última verificação dos invariantes',
  metodo: 'GET',
  caminho: '/situacao',
  confianca: 'operador',
  permissao: { funcao: 'plataforma', acao: 'consultar', semLugar: true },
  resposta: z.strictObject({
    em: instante,
    filas: z.array(situacaoFila).max(50),
    saidaPendente: contagem,
    saidaMaisAntiga: instante.nullable().meta({ description: 'Quando foi decidido o mais antigo dos efeitos que ainda não saíram' }),
    verificacao: z.strictObject({ em: instante, violacoes: contagem, detalhe: z.array(z.string().max(300)).max(100) }).nullable(),
  }),
  erros: {},
  exemplo: {
    resposta: {
      em: '2026-05-12T08:00:00-03:00',
      filas: FILAS.map((fila) => ({ fila, esperando: 0, emAndamento: 0, atrasadas: 0, mortas: 0 })),
      saidaPendente: 0,
      saidaMaisAntiga: null,
      verificacao: { em: '2026-05-12T07:00:00-03:00', violacoes: 0, detalhe: [] },
    },
  },
  execucao: naApi('O suporte não vê filas paradas pela tela; os alarmes continuam.', ...filas),
});
