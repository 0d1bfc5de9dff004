import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { z } from 'zod';
import type { ContratoRota } from '../../events/contrato.ts';
import type { Problema } from '../../events/http/problema.ts';

export type RespostaHttp = APIGatewayProxyStructuredResultV2;

/** The API answers data: nothing in it may run, be framed, be sniffed or be kept by a cache. */
export const CABECALHOS_SEGUROS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
} as const;

/** A document may be shown inside our own screens (TR 10.10 asks for a preview before printing), so it alone may be framed by them. */
const CSP_DE_DOCUMENTO = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";

const bytes = z.object({ nome: z.string().max(120), conteudo: z.instanceof(Uint8Array) });
const destino = z.object({ local: z.string().max(4000) });

/**
 * The answer of a success: JSON, bytes (`binario`), a redirection (302) or nothing (204). The value must be what the contract promises; `mascarar` hides
 * of it what the caller may not see.
 */
export async function responder(contrato: ContratoRota, valor: unknown, cookies: readonly string[], mascarar: (conferido: unknown) => Promise<unknown>): Promise<RespostaHttp> {
  const status = contrato.status ?? 200;
  const conferido = contrato.resposta.parse(valor);
  const comum = { statusCode: status, ...(cookies.length > 0 ? { cookies: [...cookies] } : {}) };
  if (status === 204) return comum;
  if (status === 302) return { ...comum, headers: { location: destino.parse(conferido).local } };
  if (contrato.binario !== undefined) {
    const { nome, conteudo } = bytes.parse(conferido);
    return {
      ...comum,
      headers: {
        'content-type': contrato.binario,
        'content-disposition': `inline; filename="${nome.replace(/[^\w.-]/g, '_')}"`,
        'content-security-policy': CSP_DE_DOCUMENTO,
      },
      body: Buffer.from(conteudo).toString('base64'),
      isBase64Encoded: true,
    };
  }
  return { ...comum, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(await mascarar(conferido)) };
}

/** The answer of a refusal or fault. */
export function responderProblema(problema: Problema, cabecalhos: Readonly<Record<string, string>> = {}): RespostaHttp {
  return {
    statusCode: problema.status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', ...cabecalhos },
    body: JSON.stringify(problema),
  };
}
