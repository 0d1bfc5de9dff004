import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { idNoEndereco, instante, escrito } from '../esquemas.ts';
import { situacaoCiclo } from '../esquemas-faturamento.ts';
import { idempotencia, naApi, saida } from '../execucao.ts';

/** The gate of TR 14.4: a person with a name validates the crítica, and only then are bills issued. It cannot be undone. */
export default rota({
  contexto: 'faturamento',
  nome: 'aprovar-ciclo',
  operationId: 'aprovarCiclo',
  resumo: 'Aprova a crítica de um ciclo e libera a emissão das faturas',
  descricao: 'A aprovação fica na auditoria com nome, hora e endereço de quem aprovou (TR 14.4) e não pode ser desfeita. Apontamentos que bloqueiam precisam estar decididos.',
  metodo: 'POST',
  caminho: '/ciclos/{ciclo}/aprovacao',
  confianca: 'operador',
  permissao: { funcao: 'liberacao-do-ciclo', acao: 'executar', semLugar: true },
  params: z.strictObject({ ciclo: idNoEndereco }),
  corpo: z.strictObject({ observacao: escrito(500).optional() }),
  resposta: z.strictObject({ ciclo: z.int(), situacao: situacaoCiclo, aprovadoPor: z.string().max(120), aprovadoEm: instante }),
  erros: {
    'ciclo/nao-encontrado': { status: 404, descricao: 'Não há ciclo com este número' },
    'ciclo/fora-da-critica': { status: 409, descricao: 'O ciclo não está em crítica' },
    'ciclo/apontamentos-pendentes': { status: 409, descricao: 'Há apontamentos que bloqueiam ainda sem decisão' },
    'ciclo/aprovador-corrigiu-leitura': { status: 409, descricao: 'Quem corrigiu leituras do lote só aprova com justificativa' },
    'ciclo/rota-em-calculo': { status: 409, descricao: 'Há rota ainda em cálculo' },
  },
  idempotente: true,
  exemplo: {
    params: { ciclo: '1' },
    corpo: { observacao: 'Conferido por amostragem' },
    resposta: { ciclo: 1, situacao: 'APROVADO', aprovadoPor: 'Marina Duarte (demonstração)', aprovadoEm: '2026-05-12T15:30:00-03:00' },
  },
  execucao: naApi('O grupo não é emitido: contas saem com atraso.', idempotencia, ...saida),
});
