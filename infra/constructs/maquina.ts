import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as FuncaoLambda } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { Maquina } from '../../events/contrato.ts';
import { arnDaMaquina } from './acesso.ts';
import { CINCO_MINUTOS, alarmar } from './alarmes.ts';
import type { Aviso } from './alarmes.ts';
import type { Plataforma } from './plataforma.ts';

export interface PropsMaquina {
  readonly nome: Maquina;
  /** Amazon States Language, with references in it. */
  readonly definicao: Readonly<Record<string, unknown>>;
  /** What the definition names: exactly these may be invoked and written to. */
  readonly invoca: readonly FuncaoLambda[];
  readonly envia: readonly IQueue[];
  readonly aviso: Aviso;
  readonly plataforma: Plataforma;
}

/** What Step Functions needs to deliver its logs; none of it takes a resource. */
const ENTREGA_DE_REGISTROS = [
  'logs:CreateLogDelivery',
  'logs:GetLogDelivery',
  'logs:UpdateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:DescribeResourcePolicies',
  'logs:DescribeLogGroups',
];

/** A Standard state machine with its log, its trace, the permissions of its definition, and alarms on executions that did not end well. */
export class MaquinaDeEstados extends Construct {
  constructor(escopo: Construct, p: PropsMaquina) {
    super(escopo, `maquina-${p.nome}`);
    const pilha = Stack.of(this);
    const registros = new LogGroup(this, 'Registros', {
      // Names under this prefix share one resource policy, whose size AWS limits.
      logGroupName: `/aws/vendedlogs/states/${p.nome}`,
      retention: RetentionDays.SIX_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const papel = this.#papel(p);
    const maquina = new CfnStateMachine(this, 'Maquina', {
      stateMachineName: p.nome,
      stateMachineType: 'STANDARD',
      roleArn: papel.roleArn,
      definitionString: pilha.toJsonString(p.definicao),
      tracingConfiguration: { enabled: true },
      // Inputs and outputs are ids: they help whoever reads the log and reveal no one.
      loggingConfiguration: { level: 'ALL', includeExecutionData: true, destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: registros.logGroupArn } }] },
    });
    maquina.node.addDependency(papel);
    this.#alarmar(p, pilha);
  }

  #papel(p: PropsMaquina): Role {
    const papel = new Role(this, 'Papel', { assumedBy: new ServicePrincipal('states.amazonaws.com'), description: `Máquina ${p.nome}` });
    const permitir = (actions: string[], resources: string[], sid?: string): void => {
      if (resources.length > 0) papel.addToPolicy(new PolicyStatement({ actions, resources, ...(sid === undefined ? {} : { sid }) }));
    };
    permitir(['lambda:InvokeFunction'], p.invoca.map((f) => f.functionArn));
    permitir(['sqs:SendMessage'], p.envia.map((f) => f.queueArn));
    permitir(ENTREGA_DE_REGISTROS, ['*'], 'EntregaDeRegistros');
    permitir(['xray:PutTraceSegments', 'xray:PutTelemetryRecords', 'xray:GetSamplingRules', 'xray:GetSamplingTargets'], ['*'], 'Rastreamento');
    return papel;
  }

  #alarmar({ nome, aviso, plataforma }: PropsMaquina, pilha: Stack): void {
    const sintomas = { ExecutionsFailed: 'falhou', ExecutionsTimedOut: 'passou do seu prazo', ExecutionsAborted: 'foi interrompida' };
    for (const [metricName, oQueHouve] of Object.entries(sintomas)) {
      alarmar(this, `Alarme${metricName}`, {
        nome: `${nome}: ${oQueHouve}`,
        sintoma: `Uma execução de ${nome} ${oQueHouve}.`,
        aviso,
        metrica: new Metric({
          namespace: 'AWS/States',
          metricName,
          dimensionsMap: { StateMachineArn: arnDaMaquina(pilha, nome) },
          statistic: 'Sum',
          period: CINCO_MINUTOS,
        }),
        limiar: 1,
        topico: plataforma.topicoAlarmes,
      });
    }
  }
}
