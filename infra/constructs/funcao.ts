import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { SubnetType } from 'aws-cdk-lib/aws-ec2';
import type { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function as FuncaoLambda, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FuncaoPlanejada } from '../funcoes.ts';
import { acessoA } from './acesso.ts';
import { CINCO_MINUTOS, alarmar } from './alarmes.ts';
import { codigoDe } from './ativo.ts';
import { opcoesDoNode } from './opcoes-do-node.ts';
import type { Plataforma } from './plataforma.ts';

export const METRICAS = 'Nascente';
/** A function this close to its time limit will fail on a bad day. */
const PARTE_DO_TEMPO_LIMITE = 0.8;

export interface PropsFuncao {
  readonly plano: FuncaoPlanejada;
  readonly plataforma: Plataforma;
  /** At most this many at once, and always that many to be had. Only where two at once would be wrong. */
  readonly concorrenciaReservada?: number;
}

/**
 * The one place with the rules of a Lambda: runtime, logs that end, tracing, the environment and the permissions that `execucao.usa`
 * gives and no others, network only for those that use the database, and alarms that say what is at stake.
 */
export class Funcao extends Construct {
  readonly funcao: FuncaoLambda;

  constructor(escopo: Construct, { plano, plataforma, concorrenciaReservada }: PropsFuncao) {
    super(escopo, plano.nome);
    const { execucao } = plano;
    const pacote = plataforma.pacotes.get(plano.nome);
    if (pacote === undefined) throw new Error(`A função ${plano.nome} não foi empacotada.`);
    const acessos = execucao.usa.map((r) => acessoA(r, plataforma, Stack.of(this)));
    const registros = new LogGroup(this, 'Registros', {
      logGroupName: `/aws/lambda/${plano.nome}`,
      // Marco Civil, art. 15: access records are kept for six months.
      retention: RetentionDays.SIX_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const grupo = grupoDe(plano, plataforma);
    const papel = new Role(this, 'Papel', { assumedBy: new ServicePrincipal('lambda.amazonaws.com'), description: `Função ${plano.nome}` });
    papel.addToPolicy(new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [registros.logGroupArn] }));
    papel.addToPolicy(new PolicyStatement({ sid: 'Rastreamento', actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], resources: ['*'] }));
    if (grupo !== undefined) papel.addToPolicy(redeDaFuncao());
    for (const d of acessos.flatMap((a) => a.declaracoes)) papel.addToPolicy(d);
    this.funcao = new FuncaoLambda(this, 'Funcao', {
      functionName: plano.nome,
      description: execucao.impacto.slice(0, 256),
      runtime: Runtime.NODEJS_24_X,
      // The Typst compiler is published for x86-64; one architecture for all keeps one bundle.
      architecture: Architecture.X86_64,
      handler: 'index.handler',
      code: codigoDe(pacote, plataforma.local),
      memorySize: execucao.memoriaMB,
      timeout: Duration.seconds(execucao.tempoLimiteS),
      environment: acessos.reduce((soma, a) => ({ ...soma, ...a.variaveis }), variaveisDeSempre(plano)),
      role: papel,
      logGroup: registros,
      layers: execucao.camada === 'typst' ? [plataforma.camadaTypst] : [],
      ...(grupo === undefined ? {} : { vpc: plataforma.rede.vpc, vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED }, securityGroups: [grupo] }),
      ...(concorrenciaReservada === undefined ? {} : { reservedConcurrentExecutions: concorrenciaReservada }),
    });
    // Set here and not by `tracing`, whose statement would carry no Sid to hold its reason.
    (this.funcao.node.defaultChild as CfnFunction).tracingConfig = { mode: 'Active' };
    this.#alarmar(plano, plataforma);
  }

  #alarmar({ nome, execucao }: FuncaoPlanejada, { topicoAlarmes: topico }: Plataforma): void {
    const comum = { aviso: execucao, topico };
    const limiteMs = execucao.tempoLimiteS * 1000;
    alarmar(this, 'AlarmeErros', {
      ...comum,
      nome: `${nome}: erros`,
      sintoma: `A função ${nome} falhou.`,
      metrica: this.funcao.metricErrors({ period: CINCO_MINUTOS }),
      limiar: 1,
    });
    alarmar(this, 'AlarmeRecusas', {
      ...comum,
      nome: `${nome}: recusas por concorrência`,
      sintoma: `A função ${nome} foi chamada mais vezes ao mesmo tempo do que pode.`,
      metrica: this.funcao.metricThrottles({ period: CINCO_MINUTOS }),
      limiar: 1,
      periodos: 3,
    });
    alarmar(this, 'AlarmeDuracao', {
      ...comum,
      nome: `${nome}: duração`,
      sintoma: `A função ${nome} usou mais de 80% dos seus ${execucao.tempoLimiteS} s.`,
      metrica: this.funcao.metricDuration({ period: CINCO_MINUTOS, statistic: 'Maximum' }),
      limiar: limiteMs * PARTE_DO_TEMPO_LIMITE,
    });
  }
}

function grupoDe({ execucao }: FuncaoPlanejada, { rede }: Plataforma): ISecurityGroup | undefined {
  const papel = execucao.usa.find((r) => 'banco' in r)?.banco;
  if (papel === undefined) return undefined;
  return papel === 'migrador' ? rede.grupoMigrador : rede.grupoFuncoes;
}

function variaveisDeSempre({ nome, execucao }: FuncaoPlanejada): Record<string, string> {
  return { NASCENTE_FUNCAO: nome, POWERTOOLS_SERVICE_NAME: nome, POWERTOOLS_METRICS_NAMESPACE: METRICAS, NODE_OPTIONS: opcoesDoNode(execucao.memoriaMB).join(' ') };
}

function redeDaFuncao(): PolicyStatement {
  return new PolicyStatement({
    sid: 'RedeDaFuncao',
    actions: ['ec2:CreateNetworkInterface', 'ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets', 'ec2:DeleteNetworkInterface', 'ec2:AssignPrivateIpAddresses', 'ec2:UnassignPrivateIpAddresses'],
    resources: ['*'],
  });
}
