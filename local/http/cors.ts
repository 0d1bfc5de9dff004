import type { PedidoHttp } from './evento.ts';
import type { Cors } from './modelo.ts';

type Cabecalhos = Record<string, string>;

function origemPermitida(cors: Cors, origem: string): string | null {
  if (cors.AllowOrigins.includes('*')) return cors.AllowCredentials ? origem : '*';
  const exata = cors.AllowOrigins.some((o) => o.toLowerCase() === origem.toLowerCase() || o === `${origem.split('://')[0]}://*`);
  return exata ? origem : null;
}

/** Headers that the API adds to an answer for this origin; empty when there is no CORS or the origin is not allowed. */
export function cabecalhosCors(cors: Cors | null, p: PedidoHttp): Cabecalhos {
  const origem = p.cabecalhos['origin'];
  if (cors === null || origem === undefined) return {};
  const permitida = origemPermitida(cors, origem);
  if (permitida === null) return {};
  return {
    'access-control-allow-origin': permitida,
    ...(permitida === '*' ? {} : { vary: 'Origin' }),
    ...(cors.AllowCredentials ? { 'access-control-allow-credentials': 'true' } : {}),
    ...(cors.ExposeHeaders.length > 0 ? { 'access-control-expose-headers': cors.ExposeHeaders.join(',') } : {}),
  };
}

/** A browser's question before the request: the API answers it by itself, without any function. */
export function ehPreVoo(cors: Cors | null, p: PedidoHttp): boolean {
  return cors !== null && p.metodo === 'OPTIONS' && p.cabecalhos['origin'] !== undefined && p.cabecalhos['access-control-request-method'] !== undefined;
}

export function respostaPreVoo(cors: Cors, p: PedidoHttp): Cabecalhos {
  const base = cabecalhosCors(cors, p);
  if (Object.keys(base).length === 0) return {};
  return {
    ...base,
    'access-control-allow-methods': cors.AllowMethods.includes('*') ? 'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT' : cors.AllowMethods.join(','),
    ...(cors.AllowHeaders.length > 0 ? { 'access-control-allow-headers': cors.AllowHeaders.join(',') } : {}),
    ...(cors.MaxAge === undefined ? {} : { 'access-control-max-age': String(cors.MaxAge) }),
  };
}
