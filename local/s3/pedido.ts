import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { DecodificadorAwsChunked } from './aws-chunked.ts';
import { ErroS3, naoAtendido } from './erros.ts';
import type { PedidoDeGravacao } from './gravar.ts';
import { anotarReboque, somasAnunciadas } from './somas.ts';
import type { SomasAnunciadas } from './somas.ts';

/** A request to S3 in path style; the body is still a stream. */
export interface PedidoS3 {
  readonly metodo: string;
  readonly balde: string;
  readonly chave: string;
  readonly consulta: URLSearchParams;
  readonly cabecalhos: Readonly<Record<string, string | undefined>>;
  readonly corpo: IncomingMessage;
}

export function lerPedido(req: IncomingMessage): PedidoS3 {
  const url = req.url ?? '/';
  const corte = url.indexOf('?');
  const caminho = corte === -1 ? url : url.slice(0, corte);
  const [balde = '', ...resto] = caminho.slice(1).split('/');
  const cabecalhos = Object.fromEntries(Object.entries(req.headers).map(([k, v]) => [k, Array.isArray(v) ? v.join(',') : v]));
  try {
    return {
      metodo: req.method ?? 'GET',
      balde: decodeURIComponent(balde),
      chave: decodeURIComponent(resto.join('/')),
      consulta: new URLSearchParams(corte === -1 ? '' : url.slice(corte + 1)),
      cabecalhos,
      corpo: req,
    };
  } catch {
    throw new ErroS3('InvalidURI', 400, "Couldn't parse the specified URI.");
  }
}

/** The body without the `aws-chunked` encoding, and the checksums it must have. */
export function corpoDe(p: PedidoS3): { readonly corpo: Readable; readonly anunciadas: SomasAnunciadas } {
  const anunciadas = somasAnunciadas(p.cabecalhos);
  const emPedacos = p.cabecalhos['content-encoding']?.split(',').some((c) => c.trim() === 'aws-chunked') ?? false;
  if (!emPedacos && p.cabecalhos['x-amz-content-sha256']?.startsWith('STREAMING-') !== true) return { corpo: p.corpo, anunciadas };
  const decodificador = new DecodificadorAwsChunked((nome, valor) => anotarReboque(anunciadas, nome, valor));
  p.corpo.on('error', (e) => decodificador.destroy(e));
  return { corpo: p.corpo.pipe(decodificador), anunciadas };
}

/** Headers of a write that the object keeps and gives back. */
const GUARDADOS = ['content-type', 'cache-control', 'content-disposition', 'content-encoding', 'content-language', 'expires'];

export function cabecalhosGuardados(cabecalhos: PedidoS3['cabecalhos']): Record<string, string> {
  const saida: Record<string, string> = {};
  for (const [nome, valor] of Object.entries(cabecalhos)) {
    if (valor === undefined || (!GUARDADOS.includes(nome) && !nome.startsWith('x-amz-meta-'))) continue;
    const limpo = nome === 'content-encoding' ? valor.split(',').map((c) => c.trim()).filter((c) => c !== 'aws-chunked').join(',') : valor;
    if (limpo !== '') saida[nome] = limpo;
  }
  return saida;
}

/** What a write asks for, from its headers. Throws NotImplemented for what would be silently lost (tags, ACLs, customer keys). */
export function gravacaoDe(p: PedidoS3): PedidoDeGravacao {
  const c = p.cabecalhos;
  for (const nome of ['x-amz-tagging', 'x-amz-acl', 'x-amz-server-side-encryption-customer-algorithm', 'x-amz-website-redirect-location']) {
    if (c[nome] !== undefined) throw naoAtendido(`O cabeçalho ${nome}`);
  }
  const modo = c['x-amz-object-lock-mode'];
  const ate = c['x-amz-object-lock-retain-until-date'];
  if ((modo === undefined) !== (ate === undefined)) {
    throw new ErroS3('InvalidArgument', 400, 'x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied');
  }
  const seNenhum = c['if-none-match'];
  if (seNenhum !== undefined && seNenhum !== '*') throw naoAtendido('If-None-Match com outro valor que *');
  return {
    balde: p.balde,
    chave: p.chave,
    cabecalhos: cabecalhosGuardados(c),
    trava: modo === undefined || ate === undefined ? null : { modo: modo === 'COMPLIANCE' ? 'COMPLIANCE' : 'GOVERNANCE', ate },
    guardaLegal: c['x-amz-object-lock-legal-hold'] === 'ON',
    seNaoHouver: seNenhum === '*',
    seEtag: c['if-match'] ?? null,
  };
}

/** A presigned address has a time to live; whoever holds an old one is refused, as in AWS. Signatures are not verified here. */
export function conferirValidade(consulta: URLSearchParams): void {
  const validade = consulta.get('X-Amz-Expires');
  const data = consulta.get('X-Amz-Date');
  if (validade === null || data === null) return;
  const inicio = Date.parse(data.replace(/^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (Date.now() > inicio + Number(validade) * 1000) throw new ErroS3('AccessDenied', 403, 'Request has expired');
}
