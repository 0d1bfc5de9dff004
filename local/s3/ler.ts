import { baldeDe } from './contexto.ts';
import type { ContextoS3 } from './contexto.ts';
import { ErroS3, condicaoFalhou, semChave, semVersao } from './erros.ts';
import { semAspas } from './gravar.ts';
import { versaoAtual, versaoPorId } from './versoes.ts';
import type { Versao } from './versoes.ts';

/** A version that has bytes. */
export type Objeto = Versao & { readonly arquivo: string };

/** Finds what GetObject reads. Throws NoSuchKey, NoSuchVersion, or MethodNotAllowed for the version id of a marker. */
export async function encontrar(ctx: ContextoS3, balde: string, chave: string, versao: string | null): Promise<Objeto> {
  baldeDe(ctx, balde);
  const v = versao === null ? await versaoAtual(ctx.pool, balde, chave) : await versaoPorId(ctx.pool, balde, chave, versao);
  if (v === undefined) throw versao === null ? semChave() : semVersao();
  const { arquivo } = v;
  if (arquivo !== null) return { ...v, arquivo };
  const marca = { 'x-amz-delete-marker': 'true', 'x-amz-version-id': v.versao };
  if (versao === null) throw new ErroS3('NoSuchKey', 404, 'The specified key does not exist.', marca);
  throw new ErroS3('MethodNotAllowed', 405, 'The specified method is not allowed against this resource.', { ...marca, allow: 'DELETE' });
}

type Cabecalhos = Readonly<Record<string, string | undefined>>;

/** True when the caller already has it (304). Throws PreconditionFailed. */
export function naoMudou(v: Versao, c: Cabecalhos): boolean {
  const listado = (lista: string): boolean => lista.split(',').some((e) => ['*', v.etag].includes(semAspas(e.trim())));
  const segundos = Math.floor(v.em.getTime() / 1000);
  const desde = (data: string): number => Math.floor(Date.parse(data) / 1000);
  const { 'if-match': seIgual, 'if-none-match': seDiferente, 'if-modified-since': seMudouDesde, 'if-unmodified-since': seNaoMudouDesde } = c;
  if (seIgual !== undefined && !listado(seIgual)) throw condicaoFalhou();
  if (seIgual === undefined && seNaoMudouDesde !== undefined && segundos > desde(seNaoMudouDesde)) throw condicaoFalhou();
  if (seDiferente !== undefined) return listado(seDiferente);
  return seMudouDesde !== undefined && segundos <= desde(seMudouDesde);
}

/** First and last byte asked for, both included; null for the whole. Throws InvalidRange. */
export function faixa(range: string | undefined, tamanho: number): { readonly inicio: number; readonly fim: number } | null {
  const m = /^bytes=(\d*)-(\d*)$/.exec(range ?? '');
  if (m === null || (m[1] === '' && m[2] === '')) return null;
  const inicio = m[1] === '' ? Math.max(0, tamanho - Number(m[2])) : Number(m[1]);
  const fim = m[1] === '' || m[2] === '' ? tamanho - 1 : Math.min(Number(m[2]), tamanho - 1);
  if (inicio > fim || inicio >= tamanho) {
    throw new ErroS3('InvalidRange', 416, 'The requested range is not satisfiable', { 'content-range': `bytes */${tamanho}` });
  }
  return { inicio, fim };
}

/** Query parameters that replace a header of the answer. */
const SUBSTITUTOS = ['content-type', 'content-language', 'expires', 'cache-control', 'content-disposition', 'content-encoding'] as const;

/** Headers of an object, as GetObject and HeadObject give them. */
export function cabecalhosDoObjeto(v: Versao, versionado: boolean, consulta: URLSearchParams, comSomas: boolean): Record<string, string> {
  const saida: Record<string, string> = {
    'content-type': 'binary/octet-stream',
    ...v.cabecalhos,
    etag: `"${v.etag}"`,
    'last-modified': v.em.toUTCString(),
    'accept-ranges': 'bytes',
    ...(versionado ? { 'x-amz-version-id': v.versao } : {}),
    ...(v.trava === null || v.travado_ate === null
      ? {}
      : { 'x-amz-object-lock-mode': v.trava, 'x-amz-object-lock-retain-until-date': v.travado_ate.toISOString() }),
    ...(v.guarda_legal ? { 'x-amz-object-lock-legal-hold': 'ON' } : {}),
  };
  for (const nome of SUBSTITUTOS) {
    const valor = consulta.get(`response-${nome}`);
    if (valor !== null) saida[nome] = valor;
  }
  if (comSomas) {
    for (const [nome, valor] of Object.entries(v.somas)) saida[`x-amz-checksum-${nome}`] = valor;
    saida['x-amz-checksum-type'] = 'FULL_OBJECT';
  }
  return saida;
}
