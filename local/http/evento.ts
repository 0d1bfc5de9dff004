import { randomUUID } from 'node:crypto';
import { CONTA } from '../template/nomes.ts';
import type { Casamento } from './casar.ts';
import type { ApiHttp } from './modelo.ts';

/** A request as the API sees it, whole. */
export interface PedidoHttp {
  readonly metodo: string;
  /** Still percent-encoded, without the query. */
  readonly caminho: string;
  /** Without the `?`. */
  readonly consulta: string;
  /** Names in lower case; repeated headers joined by a comma, as payload 2.0 has them. */
  readonly cabecalhos: Readonly<Record<string, string>>;
  readonly corpo: Buffer;
  readonly ip: string;
}

/** The part of the event that the authorizer and the integration share. */
export interface EventoBase {
  readonly version: '2.0';
  readonly routeKey: string;
  readonly rawPath: string;
  readonly rawQueryString: string;
  readonly cookies?: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly queryStringParameters?: Readonly<Record<string, string>>;
  readonly pathParameters?: Readonly<Record<string, string>>;
  readonly requestContext: Readonly<Record<string, unknown>>;
}

const TEXTO = /^(text\/|application\/(json|javascript|xml)\b)/i;

function parametrosDe(consulta: string): Record<string, string> {
  const saida: Record<string, string> = {};
  for (const [k, v] of new URLSearchParams(consulta)) saida[k] = k in saida ? `${saida[k]},${v}` : v;
  return saida;
}

function decodificado(caminho: string): string {
  try {
    return decodeURI(caminho);
  } catch {
    return caminho;
  }
}

function contexto(api: ApiHttp, { rota }: Casamento, p: PedidoHttp): Record<string, unknown> {
  const agora = new Date();
  const dominio = new URL(api.endpoint).hostname;
  return {
    accountId: CONTA,
    apiId: api.id,
    domainName: dominio,
    domainPrefix: dominio.split('.')[0],
    http: { method: p.metodo, path: decodificado(p.caminho), protocol: 'HTTP/1.1', sourceIp: p.ip, userAgent: p.cabecalhos['user-agent'] ?? '' },
    requestId: randomUUID(),
    routeKey: rota.chave,
    stage: api.estagio,
    time: agora.toUTCString(),
    timeEpoch: agora.getTime(),
  };
}

/** Payload 2.0 without body and without the authorizer's answer. The Cookie header leaves `headers` and becomes `cookies`. */
export function eventoBase(api: ApiHttp, casamento: Casamento, p: PedidoHttp): EventoBase {
  const { cookie, ...headers } = p.cabecalhos;
  const consulta = parametrosDe(p.consulta);
  return {
    version: '2.0',
    routeKey: casamento.rota.chave,
    rawPath: decodificado(p.caminho),
    rawQueryString: p.consulta,
    ...(cookie === undefined ? {} : { cookies: cookie.split(/;\s*/) }),
    headers,
    ...(Object.keys(consulta).length === 0 ? {} : { queryStringParameters: consulta }),
    ...(Object.keys(casamento.parametros).length === 0 ? {} : { pathParameters: casamento.parametros }),
    requestContext: contexto(api, casamento, p),
  };
}

/** The event of the integration: body as text for text types, base64 for anything else. */
export function eventoHttp(base: EventoBase, p: PedidoHttp, doAutorizador: unknown): object {
  const tipo = p.cabecalhos['content-type'];
  const texto = tipo === undefined || TEXTO.test(tipo);
  return {
    ...base,
    requestContext: doAutorizador === undefined ? base.requestContext : { ...base.requestContext, authorizer: { lambda: doAutorizador } },
    ...(p.corpo.length === 0 ? {} : { body: p.corpo.toString(texto ? 'utf8' : 'base64') }),
    isBase64Encoded: p.corpo.length > 0 && !texto,
  };
}
