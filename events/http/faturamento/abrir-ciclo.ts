import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { grupo, referencia } from '../esquemas.ts';
import { cicloResumido } from '../esquemas-faturamento.ts';
import { idempotencia, naApi, saida } from '../execucao.ts';

/** Opens the cycle of a grupo: its lot is frozen and the state machine starts. Opening again what is open answers that it is open. */
export default rota({
  contexto: 'faturamento',
  nome: 'abrir-ciclo',
  operationId: 'abrirCiclo',
  resumo: 'Abre o ciclo de faturamento de um grupo',
  descricao: 'Congela o lote de ligações de cada rota e inicia o cálculo das prévias. O cronograma do grupo na referência precisa existir.',
  metodo: 'POST',
  caminho: '/ciclos',
  confianca: 'operador',
  permissao: { funcao: 'ciclo', acao: 'incluir', semLugar: true },
  corpo: z.strictObject({ grupo, referencia }),
  resposta: cicloResumido,
  status: 201,
  erros: {
    'ciclo/ja-aberto': { status: 409, descricao: 'O grupo já tem ciclo nesta referência' },
    'ciclo/grupo-inexistente': { status: 404, descricao: 'Não há grupo com este número' },
    'ciclo/sem-cronograma': { status: 422, descricao: 'O grupo não tem cronograma nesta referência' },
    'ciclo/fora-de-ordem': { status: 409, descricao: 'O ciclo da referência anterior ainda não foi emitido' },
    'ciclo/leituras-pendentes': { status: 409, descricao: 'Faltam leituras e o prazo ainda não passou' },
    'ciclo/sem-ato-vigente': { status: 422, descricao: 'Não há ato tarifário ou convênio vigente para o período' },
  },
  idempotente: true,
  exemplo: {
    corpo: { grupo: 1, referencia: '2026-05' },
    resposta: { id: 1, grupo: 1, referencia: '2026-05', situacao: 'ABERTO', abertoEm: '2026-05-12T08:00:00-03:00', abertoPor: 'Marina Duarte (demonstração)', vencimento: '2026-05-28', ligacoes: 520, apontamentosPendentes: 0, valor: 0 },
  },
  execucao: naApi('Operadores não abrem ciclos à mão; a agenda continua abrindo os do dia.', idempotencia, ...saida),
});
