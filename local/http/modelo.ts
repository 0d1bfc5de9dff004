import { z } from 'zod';
import type { Recurso, Template } from '../template/carregar.ts';
import { nomeDaFuncao } from '../lambda/lambdas.ts';

/** A Lambda authorizer of the HTTP API (REQUEST, payload 2.0, simple answer). */
export interface Autorizador {
  readonly id: string;
  readonly funcao: string;
  /** `$request.header.X`, `$request.querystring.X`, `$context.routeKey`… */
  readonly identidade: readonly string[];
  readonly validadeS: number;
}

export interface Rota {
  /** `GET /ciclos/{id}`, `ANY /x` or `$default`. */
  readonly chave: string;
  readonly funcao: string;
  readonly tempoLimiteMs: number;
  readonly autorizador: Autorizador | null;
}

const cors = z.object({
  AllowOrigins: z.array(z.string()).default([]),
  AllowMethods: z.array(z.string()).default([]),
  AllowHeaders: z.array(z.string()).default([]),
  ExposeHeaders: z.array(z.string()).default([]),
  AllowCredentials: z.boolean().default(false),
  MaxAge: z.number().optional(),
});
export type Cors = z.infer<typeof cors>;

/** One `AWS::ApiGatewayV2::Api` with what hangs on it. */
export interface ApiHttp {
  readonly id: string;
  /** `https://<id>.execute-api.local`: how a distribution names it as an origin. */
  readonly endpoint: string;
  /** `$default`, or the name that comes first in every path. */
  readonly estagio: string;
  readonly rotas: readonly Rota[];
  readonly cors: Cors | null;
}

/** The longest an HTTP API waits for an integration. */
const TEMPO_LIMITE_PADRAO_MS = 30_000;

function autorizadorDe(r: Recurso): Autorizador {
  const p = r.propriedades;
  const serve = p['AuthorizerType'] === 'REQUEST' && p['AuthorizerPayloadFormatVersion'] === '2.0' && p['EnableSimpleResponses'] === true;
  if (!serve) throw new Error(`${r.pilha}/${r.idLogico}: aqui só há autorizador REQUEST, formato 2.0, com resposta simples.`);
  const arn = /functions\/(arn:[^/]+)\/invocations$/.exec(String(p['AuthorizerUri']))?.[1];
  if (arn === undefined) throw new Error(`${r.pilha}/${r.idLogico}: AuthorizerUri não aponta para uma função.`);
  return {
    id: r.ref,
    funcao: nomeDaFuncao(arn),
    identidade: z.array(z.string()).parse(p['IdentitySource'] ?? []),
    validadeS: Number(p['AuthorizerResultTtlInSeconds'] ?? 0),
  };
}

function rotaDe(r: Recurso, integracoes: readonly Recurso[], autorizadores: readonly Autorizador[]): Rota {
  const p = r.propriedades;
  const lugar = `${r.pilha}/${r.idLogico}`;
  const integracao = integracoes.find((i) => `integrations/${i.ref}` === p['Target']);
  if (integracao === undefined) throw new Error(`${lugar}: a rota não tem integração.`);
  const { IntegrationType, PayloadFormatVersion, IntegrationUri, TimeoutInMillis } = integracao.propriedades;
  if (IntegrationType !== 'AWS_PROXY' || PayloadFormatVersion !== '2.0') throw new Error(`${lugar}: aqui só há integração AWS_PROXY no formato 2.0.`);
  const tipo = String(p['AuthorizationType'] ?? 'NONE');
  if (tipo !== 'NONE' && tipo !== 'CUSTOM') throw new Error(`${lugar}: autorização ${tipo} não é atendida pelo ambiente local.`);
  const autorizador = tipo === 'CUSTOM' ? autorizadores.find((a) => a.id === p['AuthorizerId']) : null;
  if (autorizador === undefined) throw new Error(`${lugar}: o autorizador da rota não existe.`);
  const arn = /functions\/(arn:[^/]+)\/invocations$/.exec(String(IntegrationUri))?.[1] ?? String(IntegrationUri);
  return { chave: String(p['RouteKey']), funcao: nomeDaFuncao(arn), tempoLimiteMs: Number(TimeoutInMillis ?? TEMPO_LIMITE_PADRAO_MS), autorizador };
}

/** Reads every HTTP API of the template. Throws, naming the resource, for what is not served here (JWT, WebSocket, VPC link). */
export function lerApis(template: Template): ApiHttp[] {
  return template.doTipo('AWS::ApiGatewayV2::Api').map((api) => {
    if (api.propriedades['ProtocolType'] !== 'HTTP') throw new Error(`${api.pilha}/${api.idLogico}: só APIs HTTP são atendidas aqui.`);
    const desta = (r: Recurso): boolean => r.propriedades['ApiId'] === api.ref;
    const integracoes = template.doTipo('AWS::ApiGatewayV2::Integration').filter(desta);
    const autorizadores = template.doTipo('AWS::ApiGatewayV2::Authorizer').filter(desta).map(autorizadorDe);
    const estagio = template.doTipo('AWS::ApiGatewayV2::Stage').find(desta)?.ref ?? '$default';
    const rotas = template.doTipo('AWS::ApiGatewayV2::Route').filter(desta);
    const configuracao = api.propriedades['CorsConfiguration'];
    return {
      id: api.ref,
      endpoint: api.atributo('ApiEndpoint'),
      estagio,
      rotas: rotas.map((r) => rotaDe(r, integracoes, autorizadores)),
      cors: configuracao === undefined ? null : cors.parse(configuracao),
    };
  });
}
