import { Duration } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, MathExpression, Metric, SingleValueWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { CINCO_MINUTOS, alarmar } from '../constructs/alarmes.ts';
import { METRICAS } from '../constructs/funcao.ts';
import { PilhaDeTrabalho } from './trabalho.ts';
import type { PropsTrabalho } from './trabalho.ts';

/** The scheduled function whose silence is an alarm too. */
const VERIFICADORA = 'comum-verificar-invariantes';

/** Keeps watch over the rest: outbox, hourly check of the invariants, and the panel of operation. */
export class PilhaOperacao extends PilhaDeTrabalho {
  constructor(escopo: Construct, props: PropsTrabalho) {
    super(escopo, 'operacao', props);
    const topico = props.plataforma.topicoAlarmes;
    // One metric for every function that reports it, whatever its own dimensions.
    const violacoes = new MathExpression({
      expression: `SUM(SEARCH('Namespace="${METRICAS}" MetricName="InvariantViolation"', 'Sum'))`,
      usingMetrics: {},
      label: 'Invariantes violadas',
      period: CINCO_MINUTOS,
    });
    alarmar(this, 'AlarmeInvariantes', {
      nome: 'invariantes: violação',
      sintoma: 'A verificação dos dados achou o que nunca pode ser.',
      aviso: { impacto: 'Uma conta, um pagamento ou um saldo pode estar errado; nada mais deve ser liberado até ser entendido.', runbook: 'invariante-violada' },
      metrica: new Metric({ namespace: METRICAS, metricName: 'InvariantViolation', dimensionsMap: { service: VERIFICADORA, funcao: VERIFICADORA }, statistic: 'Sum', period: CINCO_MINUTOS }),
      limiar: 1,
      topico,
    });
    alarmar(this, 'AlarmeSemVerificacao', {
      nome: 'invariantes: sem verificação',
      sintoma: 'A verificação dos dados não roda há três horas.',
      aviso: { impacto: 'Um erro nos livros passaria despercebido.', runbook: 'invariante-violada' },
      metrica: new MathExpression({
        expression: 'IF(FILL(chamadas, 0) < 1, 1, 0)',
        usingMetrics: { chamadas: new Metric({ namespace: 'AWS/Lambda', metricName: 'Invocations', dimensionsMap: { FunctionName: VERIFICADORA }, statistic: 'Sum' }) },
        period: Duration.hours(1),
        label: 'Horas sem verificação',
      }),
      limiar: 1,
      periodos: 3,
      topico,
    });
    this.#painel(violacoes);
  }

  #painel(violacoes: MathExpression): void {
    new Dashboard(this, 'Painel', {
      dashboardName: 'nascente-operacao',
      defaultInterval: Duration.hours(12),
      widgets: [
        [new SingleValueWidget({ title: 'Invariantes violadas', metrics: [violacoes], width: 6 }), grafico('Ciclos de faturamento', [buscar('AWS/States', 'StateMachineArn', 'ExecutionsSucceeded'), buscar('AWS/States', 'StateMachineArn', 'ExecutionsFailed')], 18)],
        [grafico('Espera nas filas (s)', [buscar('AWS/SQS', 'QueueName', 'ApproximateAgeOfOldestMessage', 'Maximum')]), grafico('Mensagens por consumir', [buscar('AWS/SQS', 'QueueName', 'ApproximateNumberOfMessagesVisible', 'Maximum')])],
        [grafico('Erros das funções', [buscar('AWS/Lambda', 'FunctionName', 'Errors')]), grafico('Duração das funções, p95 (ms)', [buscar('AWS/Lambda', 'FunctionName', 'Duration', 'p95')])],
        [grafico('Pedidos à API', [buscar('AWS/ApiGateway', 'ApiId', 'Count'), buscar('AWS/ApiGateway', 'ApiId', '5xx'), buscar('AWS/ApiGateway', 'ApiId', '4xx')]), grafico('Banco (ACU e conexões)', [buscar('AWS/RDS', 'DBClusterIdentifier', 'ServerlessDatabaseCapacity', 'Maximum'), buscar('AWS/RDS', 'DBClusterIdentifier', 'DatabaseConnections', 'Maximum')])],
      ],
    });
  }
}

/** Every resource that reports the metric, found when the panel is looked at: a new queue or function shows up by itself. */
function buscar(espaco: string, dimensao: string, metrica: string, estatistica = 'Sum'): MathExpression {
  return new MathExpression({ expression: `SEARCH('{${espaco},${dimensao}} MetricName="${metrica}"', '${estatistica}')`, usingMetrics: {}, label: '', period: CINCO_MINUTOS });
}

function grafico(title: string, left: readonly MathExpression[], width = 12): IWidget {
  return new GraphWidget({ title, left: [...left], width });
}
