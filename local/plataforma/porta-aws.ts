import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { hospedeiroDaMaquina } from '../http/hospedeiro.ts';
import { ehInvocacao, tratarInvocacao } from '../lambda/invocar-http.ts';
import type { Lambdas } from '../lambda/lambdas.ts';
import type { PedidoJson, RespostaJson } from '../protocolo/aws-json.ts';

type Tratar = (pedido: PedidoJson) => Promise<RespostaJson>;

/** Who answers what arrives at the AWS endpoint. */
export interface ServicosAws {
  /** By what precedes the dot of `x-amz-target`: AmazonSQS, AWSStepFunctions, secretsmanager, DynamoDB_20120810. */
  readonly porAlvo: Readonly<Record<string, Tratar>>;
  readonly lambdas: Lambdas;
  readonly s3: (req: IncomingMessage, res: ServerResponse) => Promise<void>;
}

/** Largest request of a service that is not S3. */
const LIMITE = 16 * 1024 * 1024;

async function corpoInteiro(req: IncomingMessage): Promise<Buffer> {
  const partes: Buffer[] = [];
  let bytes = 0;
  for await (const parte of req as AsyncIterable<Buffer>) {
    bytes += parte.length;
    if (bytes > LIMITE) throw new Error('Pedido grande demais para um serviço AWS local.');
    partes.push(parte);
  }
  return Buffer.concat(partes);
}

function cabecalhosDe(req: IncomingMessage): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(req.headers).map(([n, v]) => [n, Array.isArray(v) ? v.join(',') : v]));
}

async function porAlvo(servicos: ServicosAws, alvo: string, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const tratar = servicos.porAlvo[alvo.split('.')[0] ?? ''];
  const saiu = new AbortController();
  res.on('close', () => saiu.abort());
  if (tratar === undefined) {
    res.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' });
    res.end(JSON.stringify({ __type: 'UnknownOperationException', message: `${alvo} não é atendido pelo ambiente local.` }));
    return;
  }
  const r = await tratar({ cabecalhos: cabecalhosDe(req), corpo: await corpoInteiro(req), sinal: saiu.signal });
  res.writeHead(r.status, r.cabecalhos).end(r.corpo);
}

async function invocacao(lambdas: Lambdas, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const [caminho = '', consulta = ''] = (req.url ?? '').split('?');
  const pedido = { metodo: req.method ?? '', caminho, consulta: new URLSearchParams(consulta), cabecalhos: cabecalhosDe(req), corpo: await corpoInteiro(req) };
  const r = await tratarInvocacao(lambdas, pedido);
  res.writeHead(r.status, r.cabecalhos).end(r.corpo);
}

/** The one endpoint of AWS services (`AWS_ENDPOINT_URL`). Until `servicos` answers, everything is 503, which an SDK tries again. */
export function criarPortaAws(servicos: () => ServicosAws | undefined, aoFalhar: (e: unknown) => void): Server {
  const tratar = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const prontos = servicos();
    if (!hospedeiroDaMaquina(req) || prontos === undefined) {
      res.writeHead(prontos === undefined ? 503 : 421).end();
      return;
    }
    const alvo = req.headers['x-amz-target'];
    if (typeof alvo === 'string') await porAlvo(prontos, alvo, req, res);
    else if (ehInvocacao(req.url?.split('?')[0] ?? '')) await invocacao(prontos.lambdas, req, res);
    else await prontos.s3(req, res);
  };
  const servidor = createServer((req, res) => {
    tratar(req, res).catch((e: unknown) => {
      aoFalhar(e);
      if (res.headersSent) res.destroy();
      else res.writeHead(500).end();
    });
  });
  // A worker keeps its connections between invocations; closing them early would make it fail on the next request.
  servidor.keepAliveTimeout = 120_000;
  return servidor;
}
