import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { idNoEndereco, motivo } from '../esquemas.ts';
import { idempotencia, naApi, saida } from '../execucao.ts';

/** Sends a rota back to be computed again during the crítica; decisions already taken on its ligações are kept. */
export default rota({
  contexto: 'faturamento',
  nome: 'devolver-rota',
  operationId: 'devolverRota',
  resumo: 'Devolve uma rota em crítica para novo cálculo',
  metodo: 'POST',
  caminho: '/ciclos/{ciclo}/rotas/{rota}/devolucao',
  confianca: 'operador',
  permissao: { funcao: 'critica', acao: 'executar', alvo: { rota: 'rota' } },
  params: z.strictObject({ ciclo: idNoEndereco, rota: idNoEndereco }),
  corpo: z.strictObject({ motivo }),
  resposta: z.strictObject({ ciclo: z.int(), rota: z.int(), situacao: z.literal('PENDENTE') }),
  status: 202,
  erros: {
    'ciclo/nao-encontrado': { status: 404, descricao: 'Não há ciclo com este número' },
    'ciclo/rota-inexistente': { status: 404, descricao: 'A rota não faz parte deste ciclo' },
    'ciclo/fora-da-critica': { status: 409, descricao: 'O ciclo não está em crítica' },
    'ciclo/rota-em-calculo': { status: 409, descricao: 'A rota já está sendo calculada' },
  },
  idempotente: true,
  exemplo: {
    params: { ciclo: '1', rota: '101' },
    corpo: { motivo: 'Leituras da rua refeitas pelo leiturista' },
    resposta: { ciclo: 1, rota: 101, situacao: 'PENDENTE' },
  },
  execucao: naApi('Uma rota com leituras erradas não volta ao cálculo e segura a aprovação do grupo.', idempotencia, ...saida),
});
