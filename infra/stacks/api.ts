import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { HttpApi, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaAuthorizer, HttpLambdaResponseType } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { CINCO_MINUTOS, alarmar } from '../constructs/alarmes.ts';
import { Funcao } from '../constructs/funcao.ts';
import { Pilha } from '../constructs/pilha.ts';
import type { PropsPilha } from '../constructs/pilha.ts';
import type { Plataforma } from '../constructs/plataforma.ts';
import { montarDesconhecidos, montarRotas } from '../constructs/rota-http.ts';
import type { FuncaoPlanejada, GrupoDeRotas } from '../funcoes.ts';
import type { Dominio } from '../opcoes.ts';
import { Sitio } from './sitio.ts';

const AVISO = { impacto: 'Operadores e munícipes não conseguem usar o sistema.', runbook: 'api' };
/** A due-date peak is 5 requests a second and the counters 40 (100 planned); above this it is not a person. */
const LIMITE = { rateLimit: 200, burstLimit: 400 };

export interface PropsApi extends PropsPilha {
  readonly plataforma: Plataforma;
  readonly grupos: readonly GrupoDeRotas[];
  readonly autorizador: FuncaoPlanejada;
  /** Answers what is no route. */
  readonly desconhecidos: FuncaoPlanejada;
  /** Folder with the built pages; undefined when they were not built. */
  readonly web: string | undefined;
  readonly dominio: Dominio | undefined;
  readonly webAclArn: string | undefined;
}

/** What people and other systems reach: the HTTP API with its authorizer, and the pages in front of it. */
export class PilhaApi extends Pilha {
  constructor(escopo: Construct, props: PropsApi) {
    super(escopo, 'api', { ...props, deOutraRegiao: true });
    const { plataforma } = props;
    const api = new HttpApi(this, 'Api', { apiName: 'nascente', description: 'API do Nascente', createDefaultStage: false });
    this.#estagio(api);
    const autorizador = new HttpLambdaAuthorizer('Autorizador', new Funcao(this, { plano: props.autorizador, plataforma }).funcao, {
      authorizerName: 'autorizar',
      responseTypes: [HttpLambdaResponseType.SIMPLE],
      // A credential comes in a header or in a cookie: with either named as identity source, the other would be refused unseen, and who brings neither
      // would hear it of the gateway. Hence no cache too: without a source there is no key for it.
      identitySource: [],
      resultsCacheTtl: Duration.seconds(0),
    });
    for (const grupo of props.grupos) montarRotas(this, grupo, { api, autorizador, plataforma });
    montarDesconhecidos(this, props.desconhecidos, { api, plataforma });
    new Sitio(this, 'Sitio', { api, baldes: plataforma.baldes, web: props.web, dominio: props.dominio, webAclArn: props.webAclArn, local: plataforma.local, chaveDeOrigem: plataforma.segredos['chave-de-origem'] });
    this.#alarmar(api, plataforma);
  }

  #estagio(api: HttpApi): void {
    const acessos = new LogGroup(this, 'Acessos', { logGroupName: '/nascente/api/acessos', retention: RetentionDays.ONE_YEAR, removalPolicy: RemovalPolicy.RETAIN });
    new HttpStage(this, 'Estagio', {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      throttle: LIMITE,
      detailedMetricsEnabled: true,
      accessLogSettings: { destination: new LogGroupLogDestination(acessos), format: AccessLogFormat.custom(FORMATO_DE_ACESSO) },
    });
  }

  #alarmar(api: HttpApi, { topicoAlarmes: topico }: Plataforma): void {
    const metrica = (metricName: string, statistic: string): Metric =>
      new Metric({ namespace: 'AWS/ApiGateway', metricName, dimensionsMap: { ApiId: api.apiId }, statistic, period: CINCO_MINUTOS });
    alarmar(this, 'AlarmeFalhas', { nome: 'api: falhas', sintoma: 'A API respondeu com falha (5xx) mais de cinco vezes em cinco minutos.', aviso: AVISO, metrica: metrica('5xx', 'Sum'), limiar: 5, topico });
    alarmar(this, 'AlarmeDemora', { nome: 'api: demora', sintoma: 'Um em cada vinte pedidos à API passa de três segundos há quinze minutos.', aviso: AVISO, metrica: metrica('Latency', 'p95'), limiar: 3_000, periodos: 3, topico });
  }
}

/** No address of a page's query, no cookie, no token: the log of accesses says who came from where and got what. */
const FORMATO_DE_ACESSO = JSON.stringify({
  instante: '$context.requestTime',
  ip: '$context.identity.sourceIp',
  rota: '$context.routeKey',
  status: '$context.status',
  bytes: '$context.responseLength',
  milissegundos: '$context.responseLatency',
  correlacao: '$context.requestId',
  quem: '$context.authorizer.nome',
  agente: '$context.identity.userAgent',
  erro: '$context.error.messageString',
});
