import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RegraCors } from './baldes.ts';
import { baldeDe } from './contexto.ts';
import type { ContextoS3 } from './contexto.ts';
import { naoAtendido } from './erros.ts';
import { conferirAntesDeReceber } from './gravar.ts';
import { listarObjetos, listarTodasAsVersoes } from './listar.ts';
import { abortarEnvio, concluirEnvio, iniciarEnvio } from './multiparte.ts';
import { apagarUm, apagarVarios, copiarObjeto, corpoXml, gravarObjeto, gravarParte, lerObjeto } from './operacoes.ts';
import { conferirValidade, gravacaoDe, lerPedido } from './pedido.ts';
import type { PedidoS3 } from './pedido.ts';
import { responderErro, responderTexto, responderVazio, responderXml } from './responder.ts';

/** Parameters that name an operation of S3 that is not served here; ignoring one would do another operation. */
const OUTRAS = ['acl', 'tagging', 'retention', 'legal-hold', 'policy', 'lifecycle', 'versioning', 'notification', 'cors', 'object-lock', 'attributes', 'torrent', 'restore', 'select'];

function corsDe(regras: readonly RegraCors[], p: PedidoS3): Record<string, string> {
  const origem = p.cabecalhos['origin'];
  if (origem === undefined) return {};
  const metodo = p.cabecalhos['access-control-request-method'] ?? p.metodo;
  const regra = regras.find((r) => r.AllowedOrigins.some((o) => o === '*' || o === origem) && r.AllowedMethods.includes(metodo));
  if (regra === undefined) return {};
  return {
    'access-control-allow-origin': regra.AllowedOrigins.includes('*') ? '*' : origem,
    'access-control-allow-methods': regra.AllowedMethods.join(', '),
    'access-control-allow-headers': regra.AllowedHeaders.includes('*') ? (p.cabecalhos['access-control-request-headers'] ?? '*') : regra.AllowedHeaders.join(', '),
    'access-control-expose-headers': regra.ExposedHeaders.join(', '),
    vary: 'Origin',
    ...(regra.MaxAge === undefined ? {} : { 'access-control-max-age': String(regra.MaxAge) }),
  };
}

async function noBalde(ctx: ContextoS3, p: PedidoS3, res: ServerResponse): Promise<void> {
  const c = p.consulta;
  if (p.metodo === 'HEAD') {
    baldeDe(ctx, p.balde);
    return responderVazio(res, 200, { 'x-amz-bucket-region': 'sa-east-1' });
  }
  if (p.metodo === 'POST' && c.has('delete')) return apagarVarios(ctx, p, res);
  if (p.metodo !== 'GET') throw naoAtendido(`${p.metodo} em um balde`);
  if (c.has('location')) return responderTexto(res, '<?xml version="1.0" encoding="UTF-8"?>\n<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/">sa-east-1</LocationConstraint>');
  if (c.has('versions')) return responderTexto(res, await listarTodasAsVersoes(ctx, p.balde, c));
  return responderTexto(res, await listarObjetos(ctx, p.balde, c));
}

async function emPartes(ctx: ContextoS3, p: PedidoS3, res: ServerResponse): Promise<void> {
  const id = p.consulta.get('uploadId') ?? '';
  if (p.metodo === 'PUT' && p.cabecalhos['x-amz-copy-source'] === undefined) return gravarParte(ctx, p, res);
  if (p.metodo === 'DELETE') {
    await abortarEnvio(ctx, id, p.balde, p.chave);
    return responderVazio(res, 204);
  }
  if (p.metodo !== 'POST') throw naoAtendido(`${p.metodo} em um envio por partes`);
  const condicoes = { seNaoHouver: p.cabecalhos['if-none-match'] === '*', seEtag: p.cabecalhos['if-match'] ?? null };
  const v = await concluirEnvio(ctx, id, p.balde, p.chave, await corpoXml(p), condicoes);
  const versao = baldeDe(ctx, p.balde).versionado ? { 'x-amz-version-id': v.versao } : {};
  responderXml(res, 'CompleteMultipartUploadResult', { Location: `/${p.balde}/${p.chave}`, Bucket: p.balde, Key: p.chave, ETag: `"${v.etag}"` }, versao);
}

async function noObjeto(ctx: ContextoS3, p: PedidoS3, res: ServerResponse): Promise<void> {
  if (p.consulta.has('uploadId')) return emPartes(ctx, p, res);
  switch (p.metodo) {
    case 'GET':
    case 'HEAD':
      return lerObjeto(ctx, p, res);
    case 'PUT':
      return p.cabecalhos['x-amz-copy-source'] === undefined ? gravarObjeto(ctx, p, res) : copiarObjeto(ctx, p, res);
    case 'DELETE':
      return apagarUm(ctx, p, res);
    case 'POST': {
      if (!p.consulta.has('uploads')) throw naoAtendido('POST de formulário');
      const pedido = gravacaoDe(p);
      await conferirAntesDeReceber(ctx, pedido);
      return responderXml(res, 'InitiateMultipartUploadResult', { Bucket: p.balde, Key: p.chave, UploadId: await iniciarEnvio(ctx, pedido) });
    }
    default:
      throw naoAtendido(p.metodo);
  }
}

/** Answers one request of the S3 API in path style. Never rejects. */
export async function atenderS3(ctx: ContextoS3, req: IncomingMessage, res: ServerResponse): Promise<void> {
  let cors: Record<string, string> = {};
  try {
    const p = lerPedido(req);
    cors = corsDe(ctx.baldes.get(p.balde)?.cors ?? [], p);
    for (const [nome, valor] of Object.entries(cors)) res.setHeader(nome, valor);
    if (p.metodo === 'OPTIONS') return responderVazio(res, Object.keys(cors).length === 0 ? 403 : 200);
    conferirValidade(p.consulta);
    const outra = OUTRAS.find((o) => p.consulta.has(o));
    if (outra !== undefined) throw naoAtendido(`A operação ?${outra}`);
    await (p.chave === '' ? noBalde(ctx, p, res) : noObjeto(ctx, p, res));
  } catch (e) {
    responderErro(res, e, req.method ?? 'GET', cors);
  }
}
