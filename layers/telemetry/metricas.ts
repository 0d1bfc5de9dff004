import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

/** The metrics of every function (CloudWatch EMF); namespace and service come from the environment. */
export const metricas = new Metrics({ defaultDimensions: { funcao: process.env['NASCENTE_FUNCAO'] ?? 'desconhecida' } });

/** Facts that are counted. A name is part of an alarm: it is never renamed alone. */
export type Contagem = 'MensagemFalhou' | 'MensagemEnvenenada' | 'RespostaRecusada' | 'RespostaComFalha' | 'AcessoNegado' | 'InvariantViolation' | 'PedidoTitularAVencer' | 'PedidoTitularVencido';

/** Counts a fact; written when the invocation ends. */
export function contar(nome: Contagem, quantos = 1): void {
  metricas.addMetric(nome, MetricUnit.Count, quantos);
}
