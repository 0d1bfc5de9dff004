import { baldeDe } from './contexto.ts';
import type { ContextoS3 } from './contexto.ts';
import { listarVersoes } from './versoes.ts';
import { documento } from './xml.ts';
import type { Arvore } from './xml.ts';

const MAXIMO = 1000;
/** Greater than any character of a key: skips everything under a common prefix. */
const ULTIMO = '\u{10FFFF}';

interface Pagina {
  readonly conteudo: readonly Arvore[];
  readonly comuns: readonly string[];
  /** The key after which the next page begins; null at the end. */
  readonly proxima: string | null;
}

async function pagina(ctx: ContextoS3, balde: string, o: { prefixo: string; delimitador: string; depoisDe: string; maximo: number }): Promise<Pagina> {
  const conteudo: Arvore[] = [];
  const comuns: string[] = [];
  let { depoisDe } = o;
  for (;;) {
    const limite = o.maximo - conteudo.length - comuns.length + 1;
    const versoes = await listarVersoes(ctx.pool, { balde, prefixo: o.prefixo, depoisDe, limite, somenteAtuais: true });
    let pulou = false;
    for (const v of versoes) {
      if (conteudo.length + comuns.length === o.maximo) return { conteudo, comuns, proxima: depoisDe };
      const corte = o.delimitador === '' ? -1 : v.chave.indexOf(o.delimitador, o.prefixo.length);
      if (corte === -1) {
        conteudo.push({ Key: v.chave, LastModified: v.em.toISOString(), ETag: `"${v.etag}"`, Size: v.tamanho, StorageClass: 'STANDARD' });
        depoisDe = v.chave;
      } else {
        const comum = v.chave.slice(0, corte + o.delimitador.length);
        comuns.push(comum);
        depoisDe = comum + ULTIMO;
        pulou = true;
        break;
      }
    }
    if (!pulou && versoes.length < limite) return { conteudo, comuns, proxima: null };
  }
}

function maximoDe(consulta: URLSearchParams): number {
  return Math.min(Math.max(0, Number(consulta.get('max-keys') ?? MAXIMO)), MAXIMO);
}

/** ListObjectsV2. */
export async function listarObjetos(ctx: ContextoS3, balde: string, consulta: URLSearchParams): Promise<string> {
  baldeDe(ctx, balde);
  const prefixo = consulta.get('prefix') ?? '';
  const delimitador = consulta.get('delimiter') ?? '';
  const continuacao = consulta.get('continuation-token');
  const depoisDe = continuacao === null ? (consulta.get('start-after') ?? '') : Buffer.from(continuacao, 'base64url').toString();
  const maximo = maximoDe(consulta);
  const url = consulta.get('encoding-type') === 'url';
  const nome = (chave: string): string => (url ? encodeURIComponent(chave).replaceAll('%2F', '/') : chave);
  const p = maximo === 0 ? { conteudo: [], comuns: [], proxima: null } : await pagina(ctx, balde, { prefixo, delimitador, depoisDe, maximo });
  return documento('ListBucketResult', {
    Name: balde,
    Prefix: nome(prefixo),
    ...(delimitador === '' ? {} : { Delimiter: nome(delimitador) }),
    ...(url ? { EncodingType: 'url' } : {}),
    MaxKeys: maximo,
    KeyCount: p.conteudo.length + p.comuns.length,
    IsTruncated: p.proxima !== null,
    ...(continuacao === null ? {} : { ContinuationToken: continuacao }),
    ...(p.proxima === null ? {} : { NextContinuationToken: Buffer.from(p.proxima).toString('base64url') }),
    Contents: p.conteudo.map((c) => ({ ...c, Key: nome(String(c['Key'])) })),
    CommonPrefixes: p.comuns.map((c) => ({ Prefix: nome(c) })),
  });
}

/** ListObjectVersions, one page (no delimiter). */
export async function listarTodasAsVersoes(ctx: ContextoS3, balde: string, consulta: URLSearchParams): Promise<string> {
  baldeDe(ctx, balde);
  const prefixo = consulta.get('prefix') ?? '';
  const maximo = maximoDe(consulta);
  const versoes = await listarVersoes(ctx.pool, { balde, prefixo, depoisDe: consulta.get('key-marker') ?? '', limite: maximo, somenteAtuais: false });
  const comum = (v: (typeof versoes)[number]): Arvore => ({ Key: v.chave, VersionId: v.versao, IsLatest: v.atual, LastModified: v.em.toISOString() });
  return documento('ListVersionsResult', {
    Name: balde,
    Prefix: prefixo,
    MaxKeys: maximo,
    IsTruncated: false,
    Version: versoes.filter((v) => !v.marcador).map((v) => ({ ...comum(v), ETag: `"${v.etag}"`, Size: v.tamanho, StorageClass: 'STANDARD' })),
    DeleteMarker: versoes.filter((v) => v.marcador).map(comum),
  });
}
