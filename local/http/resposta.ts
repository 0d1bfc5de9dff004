import { z } from 'zod';
import type { Desfecho } from '../lambda/protocolo.ts';

/** An answer ready to be written. */
export interface RespostaHttp {
  readonly status: number;
  readonly cabecalhos: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly corpo: Buffer;
}

const valorDeCabecalho = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const respostaDaFuncao = z.object({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), valorDeCabecalho).nullish(),
  multiValueHeaders: z.record(z.string(), z.array(valorDeCabecalho)).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

/** The short JSON that API Gateway itself answers. */
export function mensagem(status: number, message: string): RespostaHttp {
  return { status, cabecalhos: { 'content-type': 'application/json' }, corpo: Buffer.from(JSON.stringify({ message })) };
}

export const ERRO_INTERNO = mensagem(500, 'Internal Server Error');

/** What the function answered, as HTTP: format 2.0, where an answer without `statusCode` is itself the JSON body. */
export function respostaDe(desfecho: Desfecho): RespostaHttp {
  if (!desfecho.ok) return desfecho.erro.errorType === 'Sandbox.Timedout' ? mensagem(503, 'Service Unavailable') : ERRO_INTERNO;
  const valor = JSON.parse(desfecho.carga) as unknown;
  if (typeof valor !== 'object' || valor === null || !('statusCode' in valor)) {
    const corpo = Buffer.from(typeof valor === 'string' ? valor : desfecho.carga);
    return { status: 200, cabecalhos: { 'content-type': 'application/json' }, corpo };
  }
  const lida = respostaDaFuncao.safeParse(valor);
  if (!lida.success) return ERRO_INTERNO;
  const { statusCode, headers, multiValueHeaders, cookies, body, isBase64Encoded } = lida.data;
  const cabecalhos: Record<string, string> = {};
  for (const [k, v] of Object.entries(multiValueHeaders ?? {})) cabecalhos[k.toLowerCase()] = v.join(',');
  for (const [k, v] of Object.entries(headers ?? {})) cabecalhos[k.toLowerCase()] = v;
  const corpo = Buffer.from(body ?? '', isBase64Encoded === true ? 'base64' : 'utf8');
  if (corpo.length > 0 && cabecalhos['content-type'] === undefined) cabecalhos['content-type'] = 'text/plain;charset=UTF-8';
  return { status: statusCode, cabecalhos, corpo, ...(cookies === undefined || cookies === null ? {} : { cookies }) };
}
