import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { PedidoHttp } from './evento.ts';
import { hospedeiroDaMaquina } from './hospedeiro.ts';
import { ERRO_INTERNO, mensagem } from './resposta.ts';
import type { RespostaHttp } from './resposta.ts';

/** Largest body that an HTTP API takes. */
const LIMITE_DO_CORPO = 10 * 1024 * 1024;

/** How long a client may take, milliseconds: to say what it asks, then to send all of it. `conferir`: how often the slow ones are looked for and closed. */
export interface PrazosDoCliente {
  readonly cabecalhos: number;
  readonly pedido: number;
  readonly conferir: number;
}
/** Who sends a byte a minute would otherwise hold a connection for as long as he likes (slowloris). In AWS the edge closes it; here Node would wait five minutes. */
const PRAZOS: PrazosDoCliente = { cabecalhos: 10_000, pedido: 60_000, conferir: 2_000 };

/** Null when the body is larger than the limit; the rest of it is then thrown away. */
async function lerCorpo(req: IncomingMessage): Promise<Buffer | null> {
  const partes: Buffer[] = [];
  let bytes = 0;
  for await (const parte of req as AsyncIterable<Buffer>) {
    bytes += parte.length;
    if (bytes <= LIMITE_DO_CORPO) partes.push(parte);
  }
  return bytes > LIMITE_DO_CORPO ? null : Buffer.concat(partes);
}

function cabecalhosDe(req: IncomingMessage): Record<string, string> {
  const saida: Record<string, string> = {};
  for (let i = 0; i + 1 < req.rawHeaders.length; i += 2) {
    const nome = (req.rawHeaders[i] ?? '').toLowerCase();
    const valor = req.rawHeaders[i + 1] ?? '';
    saida[nome] = nome in saida ? `${saida[nome]}${nome === 'cookie' ? '; ' : ','}${valor}` : valor;
  }
  return saida;
}

async function lerPedido(req: IncomingMessage): Promise<PedidoHttp | null> {
  const corpo = await lerCorpo(req);
  if (corpo === null) return null;
  const url = req.url ?? '/';
  const corte = url.indexOf('?');
  return {
    metodo: req.method ?? 'GET',
    caminho: corte === -1 ? url : url.slice(0, corte),
    consulta: corte === -1 ? '' : url.slice(corte + 1),
    cabecalhos: { ...cabecalhosDe(req), 'x-forwarded-for': req.socket.remoteAddress ?? '', 'x-forwarded-proto': 'http' },
    corpo,
    ip: req.socket.remoteAddress ?? '127.0.0.1',
  };
}

function escrever(res: ServerResponse, r: RespostaHttp, comCorpo: boolean): void {
  for (const [nome, valor] of Object.entries(r.cabecalhos)) res.setHeader(nome, valor);
  if (r.cookies !== undefined) res.setHeader('set-cookie', [...r.cookies]);
  const semCorpo = r.status === 204 || r.status === 304;
  if (!semCorpo) res.setHeader('content-length', r.corpo.length);
  res.writeHead(r.status).end(comCorpo && !semCorpo ? r.corpo : undefined);
}

/** An HTTP server of the site and the API; whoever calls it makes it listen, on 127.0.0.1 only. */
export function criarServidor(atender: (p: PedidoHttp) => Promise<RespostaHttp>, aoFalhar: (e: unknown) => void, prazos = PRAZOS): Server {
  const tratar = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    if (!hospedeiroDaMaquina(req)) return escrever(res, mensagem(421, 'Misdirected Request'), true);
    const pedido = await lerPedido(req);
    const resposta = pedido === null ? mensagem(413, 'Request Entity Too Large') : await atender(pedido);
    escrever(res, resposta, req.method !== 'HEAD');
  };
  return createServer({ headersTimeout: prazos.cabecalhos, requestTimeout: prazos.pedido, connectionsCheckingInterval: prazos.conferir }, (req, res) => {
    tratar(req, res).catch((e: unknown) => {
      aoFalhar(e);
      if (res.headersSent) res.destroy();
      else escrever(res, ERRO_INTERNO, true);
    });
  });
}
