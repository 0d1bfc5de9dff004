import { Duration } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, MathExpression, Metric, SingleValueWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { CINCO_MINUTOS, alarmar } from '../constructs/alarmes.ts';
import { METRICAS } from '../constructs/funcao.ts';
import { PilhaDeTrabalho } from './trabalho.ts';
import type { PropsTrabalho } from './trabalho.ts';

/** The scheduled functions whose silence is an alarm too. */
const VERIFICADORA = 'comum-verificar-invariantes';
const DA_NOITE = 'comum-verificar-tudo';
const DOS_TITULARES = 'cadastro-avisar-prazos-titular';

/** Keeps watch over the rest: outbox, hourly and nightly checks of the invariants, and the panel of operation. */
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
    this.#alarmesDaVerificacao(topico);
    this.#alarmesDosTitulares(topico);
    this.#painel(violacoes);
  }

  /** What was found, and that somebody looked: every hour at what is quick, every night at everything. */
  #alarmesDaVerificacao(topico: ITopic): void {
    for (const [id, nome, funcao] of [['AlarmeInvariantes', 'invariantes: violação', VERIFICADORA], ['AlarmeInvariantesDaNoite', 'invariantes: violação achada à noite', DA_NOITE]] as const) {
      alarmar(this, id, {
        nome,
        sintoma: 'A verificação dos dados achou o que nunca pode ser.',
        aviso: { impacto: 'Uma conta, um pagamento ou um saldo pode estar errado; nada mais deve ser liberado até ser entendido.', runbook: 'invariante-violada' },
        metrica: new Metric({ namespace: METRICAS, metricName: 'InvariantViolation', dimensionsMap: { service: funcao, funcao }, statistic: 'Sum', period: CINCO_MINUTOS }),
        limiar: 1,
        topico,
      });
    }
    const aviso = { impacto: 'Um erro nos livros passaria despercebido.', runbook: 'invariante-violada' };
    alarmar(this, 'AlarmeSemVerificacao', { nome: 'invariantes: sem verificação', sintoma: 'A verificação dos dados não roda há três horas.', aviso, metrica: silencio(VERIFICADORA, Duration.hours(1)), limiar: 1, periodos: 3, topico });
    alarmar(this, 'AlarmeSemVerificacaoDaNoite', { nome: 'invariantes: sem verificação completa', sintoma: 'A verificação completa dos dados não rodou nesta noite.', aviso, metrica: silencio(DA_NOITE, Duration.days(1)), limiar: 1, topico });
  }

  /** The law gives fifteen days: from the tenth on somebody is told, and again, otherwise, when they passed. A level, not a count: told twice it is the same. */
  #alarmesDosTitulares(topico: ITopic): void {
    const metrica = (metricName: string): Metric => new Metric({ namespace: METRICAS, metricName, dimensionsMap: { service: DOS_TITULARES, funcao: DOS_TITULARES }, statistic: 'Maximum', period: CINCO_MINUTOS });
    const runbook = 'pedidos-de-titulares';
    alarmar(this, 'AlarmeTitularesAVencer', {
      nome: 'pedidos de titulares: a vencer',
      sintoma: 'Há pedidos de titulares de dados que vencem em até cinco dias.',
      aviso: { impacto: 'Sem resposta até lá, a autarquia descumpre o prazo da LGPD (art. 19, II).', runbook },
      metrica: metrica('PedidoTitularAVencer'),
      limiar: 1,
      topico,
    });
    alarmar(this, 'AlarmeTitularesVencidos', {
      nome: 'pedidos de titulares: vencidos',
      sintoma: 'URGENTE: há pedidos de titulares de dados sem resposta depois do prazo de 15 dias.',
      aviso: { impacto: 'A autarquia está descumprindo a LGPD (art. 19, II) e responde por isso à pessoa e à ANPD.', runbook },
      metrica: metrica('PedidoTitularVencido'),
      limiar: 1,
      topico,
    });
    alarmar(this, 'AlarmeTitularesSemAviso', {
      nome: 'pedidos de titulares: sem aviso',
      sintoma: 'Os prazos dos pedidos de titulares não foram olhados neste dia.',
      aviso: { impacto: 'Um pedido pode vencer sem que ninguém seja avisado.', runbook },
      metrica: silencio(DOS_TITULARES, Duration.days(1)),
      limiar: 1,
      topico,
    });
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

/** 1 in each period in which the function was not called. */
function silencio(funcao: string, period: Duration): MathExpression {
  return new MathExpression({
    expression: 'IF(FILL(chamadas, 0) < 1, 1, 0)',
    usingMetrics: { chamadas: new Metric({ namespace: 'AWS/Lambda', metricName: 'Invocations', dimensionsMap: { FunctionName: funcao }, statistic: 'Sum' }) },
    period,
    label: 'Períodos sem verificação',
  });
}

/** Every resource that reports the metric, found when the panel is looked at: a new queue or function shows up by itself. */
function buscar(espaco: string, dimensao: string, metrica: string, estatistica = 'Sum'): MathExpression {
  return new MathExpression({ expression: `SEARCH('{${espaco},${dimensao}} MetricName="${metrica}"', '${estatistica}')`, usingMetrics: {}, label: '', period: CINCO_MINUTOS });
}

function grafico(title: string, left: readonly MathExpression[], width = 12): IWidget {
  return new GraphWidget({ title, left: [...left], width });
}
