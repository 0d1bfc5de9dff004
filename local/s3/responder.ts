import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { ErroS3 } from './erros.ts';
import { documento, montar } from './xml.ts';
import type { Arvore } from './xml.ts';

export type Cabecalhos = Readonly<Record<string, string>>;

export function responderVazio(res: ServerResponse, status: number, cabecalhos: Cabecalhos = {}): void {
  res.writeHead(status, { ...cabecalhos, ...(status === 204 || status === 304 ? {} : { 'content-length': '0' }) }).end();
}

export function responderXml(res: ServerResponse, raiz: string, arvore: Arvore, cabecalhos: Cabecalhos = {}): void {
  responderTexto(res, documento(raiz, arvore), cabecalhos);
}

export function responderTexto(res: ServerResponse, xml: string, cabecalhos: Cabecalhos = {}): void {
  const corpo = Buffer.from(xml);
  res.writeHead(200, { 'content-type': 'application/xml', 'content-length': String(corpo.length), ...cabecalhos }).end(corpo);
}

export async function responderFluxo(res: ServerResponse, status: number, cabecalhos: Cabecalhos, fluxo: NodeJS.ReadableStream): Promise<void> {
  res.writeHead(status, cabecalhos);
  await pipeline(fluxo, res);
}

/** A failure as S3 says it; HEAD has no body. What is not S3's own error is the platform's (database away): 503, which the SDK tries again. */
export function responderErro(res: ServerResponse, e: unknown, metodo: string, cabecalhos: Cabecalhos = {}): void {
  const erro = e instanceof ErroS3 ? e : new ErroS3('ServiceUnavailable', 503, 'Please reduce your request rate.');
  if (res.headersSent) {
    res.destroy();
    return;
  }
  const corpo = metodo === 'HEAD' ? '' : `<?xml version="1.0" encoding="UTF-8"?>\n${montar({ Error: { Code: erro.codigo, Message: erro.message, RequestId: 'local' } })}`;
  const base = { ...cabecalhos, ...erro.cabecalhos, ...(corpo === '' ? {} : { 'content-type': 'application/xml' }) };
  // The rest of a refused upload is not read: the connection cannot serve another request.
  res.writeHead(erro.status, { ...base, ...(metodo === 'PUT' ? { connection: 'close' } : {}) }).end(corpo);
}
