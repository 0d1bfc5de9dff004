import type { ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { apagarObjeto } from './apagar.ts';
import { baldeDe } from './contexto.ts';
import type { ContextoS3 } from './contexto.ts';
import { ErroS3, pedidoInvalido } from './erros.ts';
import { confirmar, conferirAntesDeReceber } from './gravar.ts';
import { cabecalhosDoObjeto, encontrar, faixa, naoMudou } from './ler.ts';
import { guardarParte } from './multiparte.ts';
import { cabecalhosGuardados, corpoDe, gravacaoDe } from './pedido.ts';
import type { PedidoS3 } from './pedido.ts';
import { responderFluxo, responderVazio, responderXml } from './responder.ts';
import { conferirSomas } from './somas.ts';
import type { Versao } from './versoes.ts';
import { elementos, texto } from './xml.ts';

type Operacao = (ctx: ContextoS3, p: PedidoS3, res: ServerResponse) => Promise<void>;

function daVersao(ctx: ContextoS3, v: Versao): Record<string, string> {
  return baldeDe(ctx, v.balde).versionado ? { 'x-amz-version-id': v.versao } : {};
}

/** Largest body of a request that is not an object (a list of parts or of keys). */
const LIMITE_DO_XML = 2 * 1024 * 1024;

export async function corpoXml(p: PedidoS3): Promise<string> {
  if (Number(p.cabecalhos['content-length'] ?? 0) > LIMITE_DO_XML) throw pedidoInvalido('Corpo grande demais.');
  return (await buffer(corpoDe(p).corpo)).toString('utf8');
}

export const gravarObjeto: Operacao = async (ctx, p, res) => {
  const pedido = gravacaoDe(p);
  await conferirAntesDeReceber(ctx, pedido);
  const { corpo, anunciadas } = corpoDe(p);
  const g = await ctx.deposito.guardar(corpo, anunciadas.algoritmo, (md5, somas) => conferirSomas(anunciadas, md5, somas));
  const v = await confirmar(ctx, pedido, g, g.md5, 'ObjectCreated:Put');
  responderVazio(res, 200, { etag: `"${v.etag}"`, 'x-amz-checksum-crc32': g.somas.crc32 ?? '', 'x-amz-checksum-type': 'FULL_OBJECT', ...daVersao(ctx, v) });
};

export const gravarParte: Operacao = async (ctx, p, res) => {
  const numero = Number(p.consulta.get('partNumber'));
  if (!Number.isInteger(numero) || numero < 1 || numero > 10_000) throw pedidoInvalido('Part number must be an integer between 1 and 10000, inclusive');
  const { corpo, anunciadas } = corpoDe(p);
  const parte = await guardarParte(ctx, { id: p.consulta.get('uploadId') ?? '', balde: p.balde, chave: p.chave, numero }, corpo, anunciadas);
  responderVazio(res, 200, { etag: `"${parte.etag}"`, 'x-amz-checksum-crc32': parte.crc32 });
};

/** `/balde/chave?versionId=…`, percent-encoded. */
function origemDaCopia(valor: string): { balde: string; chave: string; versao: string | null } {
  const [caminho = '', consulta = ''] = valor.split('?');
  const [balde = '', ...resto] = decodeURIComponent(caminho).replace(/^\//, '').split('/');
  return { balde, chave: resto.join('/'), versao: new URLSearchParams(consulta).get('versionId') };
}

export const copiarObjeto: Operacao = async (ctx, p, res) => {
  const origem = origemDaCopia(p.cabecalhos['x-amz-copy-source'] ?? '');
  const fonte = await encontrar(ctx, origem.balde, origem.chave, origem.versao);
  const substituir = p.cabecalhos['x-amz-metadata-directive'] === 'REPLACE';
  if (origem.balde === p.balde && origem.chave === p.chave && origem.versao === null && !substituir) {
    throw pedidoInvalido('This copy request is illegal because it is trying to copy an object to itself without changing its metadata.');
  }
  const pedido = { ...gravacaoDe(p), cabecalhos: substituir ? cabecalhosGuardados(p.cabecalhos) : fonte.cabecalhos };
  await conferirAntesDeReceber(ctx, pedido);
  const g = await ctx.deposito.guardar(ctx.deposito.emSequencia([fonte.arquivo]), null, () => undefined);
  const v = await confirmar(ctx, pedido, g, g.md5, 'ObjectCreated:Copy');
  const daFonte = baldeDe(ctx, origem.balde).versionado ? { 'x-amz-copy-source-version-id': fonte.versao } : {};
  responderXml(res, 'CopyObjectResult', { ETag: `"${v.etag}"`, LastModified: v.em.toISOString() }, { ...daVersao(ctx, v), ...daFonte });
};

export const lerObjeto: Operacao = async (ctx, p, res) => {
  const v = await encontrar(ctx, p.balde, p.chave, p.consulta.get('versionId'));
  const comSomas = p.cabecalhos['x-amz-checksum-mode'] === 'ENABLED' && p.cabecalhos['range'] === undefined;
  const cabecalhos = cabecalhosDoObjeto(v, baldeDe(ctx, p.balde).versionado, p.consulta, comSomas);
  if (naoMudou(v, p.cabecalhos)) return responderVazio(res, 304, cabecalhos);
  const parte = faixa(p.cabecalhos['range'], v.tamanho);
  const { inicio, fim } = parte ?? { inicio: 0, fim: v.tamanho - 1 };
  const completos = {
    ...cabecalhos,
    'content-length': String(fim - inicio + 1),
    ...(parte === null ? {} : { 'content-range': `bytes ${inicio}-${fim}/${v.tamanho}` }),
  };
  const status = parte === null ? 200 : 206;
  if (p.metodo === 'HEAD' || v.tamanho === 0) res.writeHead(status, completos).end();
  else await responderFluxo(res, status, completos, ctx.deposito.ler(v.arquivo, inicio, fim));
};

function contorna(p: PedidoS3): boolean {
  return p.cabecalhos['x-amz-bypass-governance-retention'] === 'true';
}

export const apagarUm: Operacao = async (ctx, p, res) => {
  const a = await apagarObjeto(ctx, p.balde, p.chave, p.consulta.get('versionId'), contorna(p));
  responderVazio(res, 204, { ...(a.versao === null ? {} : { 'x-amz-version-id': a.versao }), ...(a.marcador ? { 'x-amz-delete-marker': 'true' } : {}) });
};

/** DeleteObjects: each key on its own; what fails does not hold the others. */
export const apagarVarios: Operacao = async (ctx, p, res) => {
  baldeDe(ctx, p.balde);
  const xml = await corpoXml(p);
  const quieto = texto(xml, 'Quiet') === 'true';
  const apagados: Record<string, string | boolean | undefined>[] = [];
  const erros: Record<string, string | undefined>[] = [];
  for (const objeto of elementos(xml, 'Object')) {
    const chave = texto(objeto, 'Key') ?? '';
    const versao = texto(objeto, 'VersionId');
    try {
      const a = await apagarObjeto(ctx, p.balde, chave, versao ?? null, contorna(p));
      const marcador = a.marcador ? { DeleteMarker: true, DeleteMarkerVersionId: a.versao ?? undefined } : {};
      apagados.push({ Key: chave, VersionId: versao, ...marcador });
    } catch (e) {
      if (!(e instanceof ErroS3)) throw e;
      erros.push({ Key: chave, VersionId: versao, Code: e.codigo, Message: e.message });
    }
  }
  responderXml(res, 'DeleteResult', { Deleted: quieto ? [] : apagados, Error: erros });
};
