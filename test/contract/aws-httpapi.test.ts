import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { casarRota } from '../../local/http/casar.ts';
import { criarServidor } from '../../local/http/servidor.ts';
import { montarSitio } from '../../local/http/sitio.ts';
import { lambdasDeTeste } from '../fixture/lambdas.ts';
import type { LambdasDeTeste } from '../fixture/lambdas.ts';
import { funcaoDeTeste } from '../fixture/montagem.ts';
import type { RecursoDeTeste } from '../fixture/montagem.ts';

const ECO = `
export const handler = async (e) => {
  const q = e.queryStringParameters?.faz;
  if (q === 'cookies') return { statusCode: 201, cookies: ['a=1; HttpOnly', 'b=2'], headers: { 'X-Coisa': 'sim' }, body: 'feito' };
  if (q === 'bytes') return { statusCode: 200, headers: { 'content-type': 'application/pdf' }, isBase64Encoded: true, body: Buffer.from([0, 255, 37]).toString('base64') };
  if (q === 'vazio') return { statusCode: 204 };
  if (q === 'erro') throw new Error('SELECT senha FROM usuarios');
  if (q === 'torto') return { statusCode: 'abc' };
  if (q === 'valor') return { ola: 'mundo' };
  if (q === 'lento') { await new Promise((r) => setTimeout(r, 5000)); }
  return { statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(e) };
};`;
const PORTEIRO = `
let vezes = 0;
export const handler = async (e) => {
  vezes += 1;
  const token = e.headers.authorization ?? e.cookies?.[0];
  if (token === 'quebra') throw new Error('x');
  return { isAuthorized: token === 'bom' || token === 's=bom', context: { nome: 'Ana', vezes, fontes: e.identitySource } };
};`;

const rota = (chave: string, extras: object = {}): RecursoDeTeste => ({
  Type: 'AWS::ApiGatewayV2::Route',
  Properties: { ApiId: { Ref: 'Api' }, RouteKey: chave, Target: { 'Fn::Join': ['', ['integrations/', { Ref: 'Integra' }]] }, ...extras },
});
const porteiro = (ttl: number, fontes: readonly string[]): RecursoDeTeste => ({
  Type: 'AWS::ApiGatewayV2::Authorizer',
  Properties: {
    ApiId: { Ref: 'Api' },
    AuthorizerType: 'REQUEST',
    AuthorizerPayloadFormatVersion: '2.0',
    EnableSimpleResponses: true,
    AuthorizerResultTtlInSeconds: ttl,
    IdentitySource: fontes,
    AuthorizerUri: { 'Fn::Join': ['', ['arn:aws:apigateway:sa-east-1:lambda:path/2015-03-31/functions/', { 'Fn::GetAtt': ['Porteiro', 'Arn'] }, '/invocations']] },
  },
});

const RECURSOS: Record<string, RecursoDeTeste> = {
  Eco: funcaoDeTeste('eco'),
  Porteiro: funcaoDeTeste('porteiro'),
  Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP', CorsConfiguration: { AllowOrigins: ['https://amigo'], AllowMethods: ['GET'], AllowHeaders: ['x-a'], AllowCredentials: true, MaxAge: 60 } } },
  Estagio: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { ApiId: { Ref: 'Api' }, StageName: '$default' } },
  Integra: { Type: 'AWS::ApiGatewayV2::Integration', Properties: { ApiId: { Ref: 'Api' }, IntegrationType: 'AWS_PROXY', PayloadFormatVersion: '2.0', TimeoutInMillis: 1000, IntegrationUri: { 'Fn::GetAtt': ['Eco', 'Arn'] } } },
  ComMemoria: porteiro(300, ['$request.header.Authorization']),
  SemMemoria: porteiro(0, []),
  R1: rota('GET /api/ciclos'),
  R2: rota('GET /api/ciclos/{id}'),
  R3: rota('GET /api/ciclos/ultimo'),
  R4: rota('ANY /api/{resto+}'),
  R5: rota('POST /api/ciclos'),
  R6: rota('GET /api/fechado', { AuthorizationType: 'CUSTOM', AuthorizerId: { Ref: 'ComMemoria' } }),
  R7: rota('GET /api/aberto-por-cookie', { AuthorizationType: 'CUSTOM', AuthorizerId: { Ref: 'SemMemoria' } }),
  Web: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'web' } },
  Paginas: { Type: 'Custom::CDKBucketDeployment', Properties: { DestinationBucketName: { Ref: 'Web' }, SourceObjectKeys: ['site'], SystemMetadata: { 'cache-control': 'max-age=300' } } },
  Pagina: { Type: 'AWS::CloudFront::Function', Properties: { FunctionCode: "function handler(event) { var p = event.request; if (p.uri.indexOf('.', p.uri.lastIndexOf('/')) === -1) p.uri = '/index.html'; return p; }" } },
  Cabecalhos: {
    Type: 'AWS::CloudFront::ResponseHeadersPolicy',
    Properties: { ResponseHeadersPolicyConfig: { SecurityHeadersConfig: { ContentSecurityPolicy: { ContentSecurityPolicy: "default-src 'self'", Override: true }, ContentTypeOptions: { Override: true }, StrictTransportSecurity: { AccessControlMaxAgeSec: 1, Override: true } } } },
  },
  Borda: {
    Type: 'AWS::CloudFront::Distribution',
    Properties: {
      DistributionConfig: {
        DefaultRootObject: 'index.html',
        Origins: [
          { Id: 'paginas', DomainName: { 'Fn::GetAtt': ['Web', 'RegionalDomainName'] } },
          { Id: 'api', DomainName: { 'Fn::Select': [2, { 'Fn::Split': ['/', { 'Fn::GetAtt': ['Api', 'ApiEndpoint'] }] }] } },
        ],
        DefaultCacheBehavior: { TargetOriginId: 'paginas', ResponseHeadersPolicyId: { Ref: 'Cabecalhos' }, FunctionAssociations: [{ EventType: 'viewer-request', FunctionARN: { 'Fn::GetAtt': ['Pagina', 'FunctionARN'] } }] },
        CacheBehaviors: [{ PathPattern: '/api/*', TargetOriginId: 'api' }],
      },
    },
  },
};

let t: LambdasDeTeste;
let http: Server;
let url: string;

beforeAll(async () => {
  t = await lambdasDeTeste(RECURSOS, { eco: ECO, porteiro: PORTEIRO, site: '' });
  const raiz = t.template.ativo('site');
  mkdirSync(join(raiz, 'assets'));
  writeFileSync(join(raiz, 'index.html'), '<!doctype html><title>Nascente</title>');
  writeFileSync(join(raiz, 'assets', 'a.js'), 'x');
  writeFileSync(join(raiz, '..', 'fora.txt'), 'de fora');
  http = criarServidor(montarSitio(t.template, t.lambdas), () => undefined);
  await new Promise<void>((r) => http.listen(0, '127.0.0.1', r));
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});
afterAll(async () => {
  http.closeAllConnections();
  http.close();
  await t.fechar();
});

interface Evento {
  routeKey: string;
  rawPath: string;
  rawQueryString: string;
  cookies?: string[];
  headers: Record<string, string>;
  queryStringParameters?: Record<string, string>;
  pathParameters?: Record<string, string>;
  body?: string;
  isBase64Encoded: boolean;
  requestContext: { http: { method: string; path: string }; authorizer?: { lambda: { nome: string; vezes: number } }; stage: string };
}
const evento = async (caminho: string, opcoes: RequestInit = {}): Promise<Evento> => (await fetch(url + caminho, opcoes)).json() as Promise<Evento>;

describe('HTTP API: routes', () => {
  it.each([
    ['GET', '/api/ciclos', 'GET /api/ciclos', undefined],
    ['GET', '/api/ciclos/ultimo', 'GET /api/ciclos/ultimo', undefined],
    ['GET', '/api/ciclos/7', 'GET /api/ciclos/{id}', { id: '7' }],
    ['GET', '/api/ciclos/%C3%A1%2Fb', 'GET /api/ciclos/{id}', { id: 'á/b' }],
    ['POST', '/api/ciclos/7', 'ANY /api/{resto+}', { resto: 'ciclos/7' }],
    ['GET', '/api/ciclos/7/rotas', 'ANY /api/{resto+}', { resto: 'ciclos/7/rotas' }],
    ['DELETE', '/api/x', 'ANY /api/{resto+}', { resto: 'x' }],
  ])('%s %s goes to %s', async (method, caminho, chave, parametros) => {
    const e = await evento(caminho, { method });
    expect(e.routeKey).toBe(chave);
    expect(e.pathParameters).toEqual(parametros);
  });

  it('answers 404 in its own words when no route matches', async () => {
    const r = await fetch(`${url}/api/`);
    expect([r.status, await r.json()]).toEqual([404, { message: 'Not Found' }]);
  });

  it('with a $default, gives it what no other takes, and nothing else', () => {
    const rotas = ['GET /api/ciclos/{id}', '$default', 'POST /api/ciclos', 'ANY /api/tudo/{resto+}'].map((chave) => ({ chave, funcao: 'f', tempoLimiteMs: 1, autorizador: null }));
    const achada = (metodo: string, caminho: string) => casarRota(rotas, metodo, caminho)?.rota.chave;
    expect(['/api/ciclos/7', '/api/ciclos/', '/api/ciclos', '/', ''].map((c) => achada('GET', c))).toEqual(['GET /api/ciclos/{id}', '$default', '$default', '$default', '$default']);
    expect([achada('POST', '/api/ciclos'), achada('HEAD', '/api/ciclos/7'), achada('GET', '/api/tudo/a/b'), achada('GET', '/api/tudo/')]).toEqual(['POST /api/ciclos', '$default', 'ANY /api/tudo/{resto+}', '$default']);
    expect(casarRota(rotas, 'OPTIONS', '/api/nada/7')?.parametros).toEqual({});
  });
});

describe('HTTP API: payload 2.0', () => {
  it('has path, query, cookies and headers as the format says', async () => {
    const e = await evento('/api/ciclos?a=1&b=x%20y&a=2', { headers: { cookie: 's=1; t=2', 'X-Alo': 'Oi' } });
    expect(e).toMatchObject({ rawPath: '/api/ciclos', rawQueryString: 'a=1&b=x%20y&a=2', queryStringParameters: { a: '1,2', b: 'x y' }, cookies: ['s=1', 't=2'], isBase64Encoded: false });
    expect(e.headers).toMatchObject({ 'x-alo': 'Oi' });
    expect(e.headers).not.toHaveProperty('cookie');
    expect(e).not.toHaveProperty('body');
    expect(e.requestContext).toMatchObject({ stage: '$default', http: { method: 'GET', path: '/api/ciclos' } });
  });

  it('carries text as text and anything else in base64', async () => {
    const json = await evento('/api/ciclos', { method: 'POST', body: '{"á":1}', headers: { 'content-type': 'application/json' } });
    expect([json.body, json.isBase64Encoded]).toEqual(['{"á":1}', false]);
    const bytes = await evento('/api/ciclos', { method: 'POST', body: new Uint8Array([0, 255]), headers: { 'content-type': 'application/octet-stream' } });
    expect([bytes.body, bytes.isBase64Encoded]).toEqual(['AP8=', true]);
  });

  it('refuses more than 10 MB without calling the function', async () => {
    const r = await fetch(`${url}/api/ciclos`, { method: 'POST', body: new Uint8Array(10 * 1024 * 1024 + 1) });
    expect([r.status, await r.json()]).toEqual([413, { message: 'Request Entity Too Large' }]);
  });
});

describe('HTTP API: answers', () => {
  it('gives status, headers, each cookie and bytes', async () => {
    const r = await fetch(`${url}/api/ciclos?faz=cookies`);
    expect([r.status, r.headers.get('x-coisa'), r.headers.getSetCookie(), await r.text()]).toEqual([201, 'sim', ['a=1; HttpOnly', 'b=2'], 'feito']);
    const pdf = await fetch(`${url}/api/ciclos?faz=bytes`);
    expect([...new Uint8Array(await pdf.arrayBuffer())]).toEqual([0, 255, 37]);
    expect((await fetch(`${url}/api/ciclos?faz=vazio`)).status).toBe(204);
    expect(await (await fetch(`${url}/api/ciclos?faz=valor`)).json()).toEqual({ ola: 'mundo' });
  });

  it.each([
    ['erro', 500],
    ['torto', 500],
    ['lento', 503],
  ])('tells nothing of why the function failed (%s)', async (faz, status) => {
    const r = await fetch(`${url}/api/ciclos?faz=${faz}`);
    expect(r.status).toBe(status);
    expect(await r.json()).toEqual({ message: status === 500 ? 'Internal Server Error' : 'Service Unavailable' });
  });
});

describe('HTTP API: authorizer', () => {
  const abrir = (authorization?: string) => fetch(`${url}/api/fechado`, authorization === undefined ? {} : { headers: { authorization } });

  it('refuses without identity before asking, and with a bad one after', async () => {
    expect((await abrir()).status).toBe(401);
    expect((await abrir('mau')).status).toBe(403);
    expect((await abrir('quebra')).status).toBe(500);
  });

  it('hands its context to the route and asks once for each identity', async () => {
    const primeira = (await (await abrir('bom')).json()) as Evento;
    expect(primeira.requestContext.authorizer?.lambda).toMatchObject({ nome: 'Ana', fontes: ['bom'] });
    const segunda = (await (await abrir('bom')).json()) as Evento;
    expect(segunda.requestContext.authorizer?.lambda.vezes).toBe(primeira.requestContext.authorizer?.lambda.vezes);
  });

  it('without identity sources is asked at every request', async () => {
    const vezes = async (): Promise<number> => ((await (await fetch(`${url}/api/aberto-por-cookie`, { headers: { cookie: 's=bom' } })).json()) as Evento).requestContext.authorizer?.lambda.vezes ?? 0;
    expect(await vezes()).toBe((await vezes()) - 1);
    expect((await fetch(`${url}/api/aberto-por-cookie`)).status).toBe(403);
  });
});

describe('HTTP API: CORS', () => {
  it('answers the question of an allowed origin by itself, and of no other', async () => {
    const perguntar = (origin: string) => fetch(`${url}/api/ciclos`, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'GET' } });
    const sim = await perguntar('https://amigo');
    expect([sim.status, sim.headers.get('access-control-allow-origin'), sim.headers.get('access-control-allow-credentials'), sim.headers.get('access-control-max-age')]).toEqual([204, 'https://amigo', 'true', '60']);
    expect((await perguntar('https://estranho')).headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('CloudFront: pages', () => {
  it('serves files, and the page of the application for any address without extension', async () => {
    for (const caminho of ['/', '/ciclos/7', '/index.html']) {
      const r = await fetch(url + caminho);
      expect([r.status, r.headers.get('content-type'), await r.text()]).toEqual([200, 'text/html; charset=utf-8', '<!doctype html><title>Nascente</title>']);
      expect(r.headers.get('content-security-policy')).toBe("default-src 'self'");
      expect(r.headers.get('x-content-type-options')).toBe('nosniff');
      expect(r.headers.get('cache-control')).toBe('max-age=300');
      expect(r.headers.get('strict-transport-security')).toBeNull();
    }
    expect(await (await fetch(`${url}/assets/a.js`)).text()).toBe('x');
    expect((await fetch(`${url}/assets/nada.js`)).status).toBe(404);
    expect((await fetch(`${url}/`, { method: 'POST' })).status).toBe(405);
  });

  it.each(['/../fora.txt', '/%2e%2e/fora.txt', '/assets/..%2f..%2ffora.txt', '/..%5cfora.txt', '/%00.txt'])('never leaves its folder (%s)', async (path) => {
    const porta = Number(new URL(url).port);
    const status = await new Promise<number>((resolver, rejeitar) => {
      request({ host: '127.0.0.1', port: porta, path }, (r) => resolver(r.resume().statusCode ?? 0)).on('error', rejeitar).end();
    });
    expect(status).toBe(404);
  });

  it('answers only names of this machine, so that no page of the Internet reads it by a name that points here', async () => {
    const porta = Number(new URL(url).port);
    const comHost = (host: string): Promise<number> =>
      new Promise((resolver, rejeitar) => {
        request({ host: '127.0.0.1', port: porta, path: '/', headers: { host } }, (r) => resolver(r.resume().statusCode ?? 0)).on('error', rejeitar).end();
      });
    expect(await comHost('localhost:3000')).toBe(200);
    expect(await comHost('mal.example')).toBe(421);
  });
});
