import { createHash, randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { emTransacao } from '../../layers/postgres/transacao.ts';
import type { ContextoS3 } from './contexto.ts';
import { ErroS3, semEnvio } from './erros.ts';
import { confirmar, semAspas } from './gravar.ts';
import type { PedidoDeGravacao } from './gravar.ts';
import { conferirSomas } from './somas.ts';
import type { SomasAnunciadas } from './somas.ts';
import type { Versao } from './versoes.ts';
import { elementos, texto } from './xml.ts';

/** S3's smallest part, except the last one. */
const MENOR_PARTE = 5 * 1024 * 1024;

export async function iniciarEnvio(ctx: ContextoS3, p: PedidoDeGravacao): Promise<string> {
  const id = randomUUID();
  await ctx.pool.query('INSERT INTO s3.envio (id, balde, chave, pedido) VALUES ($1, $2, $3, $4)', [id, p.balde, p.chave, JSON.stringify(p)]);
  return id;
}

async function envio(ctx: ContextoS3, id: string, balde: string, chave: string): Promise<PedidoDeGravacao> {
  const { rows } = await ctx.pool.query<{ pedido: PedidoDeGravacao }>('SELECT pedido FROM s3.envio WHERE id = $1 AND balde = $2 AND chave = $3', [id, balde, chave]);
  const [achado] = rows;
  if (achado === undefined) throw semEnvio();
  return achado.pedido;
}

/** Keeps one part; sent again, it replaces the former. Answers its ETag and checksum. */
export async function guardarParte(
  ctx: ContextoS3,
  alvo: { readonly id: string; readonly balde: string; readonly chave: string; readonly numero: number },
  corpo: Readable,
  anunciadas: SomasAnunciadas,
): Promise<{ readonly etag: string; readonly crc32: string }> {
  await envio(ctx, alvo.id, alvo.balde, alvo.chave);
  const g = await ctx.deposito.guardar(corpo, anunciadas.algoritmo, (md5, somas) => conferirSomas(anunciadas, md5, somas));
  const anterior = await emTransacao(ctx.pool, async (c) => {
    await c.query('SELECT FROM s3.envio WHERE id = $1 FOR UPDATE', [alvo.id]);
    const { rows } = await c.query<{ arquivo: string }>('DELETE FROM s3.parte WHERE envio = $1 AND numero = $2 RETURNING arquivo', [alvo.id, alvo.numero]);
    await c.query('INSERT INTO s3.parte (envio, numero, arquivo, tamanho, etag) VALUES ($1, $2, $3, $4, $5)', [alvo.id, alvo.numero, g.arquivo, g.tamanho, g.md5]);
    return rows[0]?.arquivo;
  });
  if (anterior !== undefined) await ctx.deposito.apagar(anterior);
  return { etag: g.md5, crc32: g.somas.crc32 ?? '' };
}

interface Parte {
  readonly numero: number;
  readonly arquivo: string;
  readonly tamanho: number;
  readonly etag: string;
}

async function partesDe(ctx: ContextoS3, id: string): Promise<readonly Parte[]> {
  const { rows } = await ctx.pool.query<Parte>('SELECT numero, arquivo, tamanho, etag FROM s3.parte WHERE envio = $1 ORDER BY numero', [id]);
  return rows;
}

/** The parts that the caller lists, which must be the ones that are here, in ascending order. */
function escolher(corpo: string, guardadas: readonly Parte[]): readonly Parte[] {
  const pedidas = elementos(corpo, 'Part').map((x) => ({ numero: Number(texto(x, 'PartNumber')), etag: semAspas(texto(x, 'ETag') ?? '') }));
  if (pedidas.length === 0) throw new ErroS3('MalformedXML', 400, 'You must specify at least one part');
  if (pedidas.some((p, i) => p.numero <= (pedidas[i - 1]?.numero ?? 0))) throw new ErroS3('InvalidPartOrder', 400, 'The list of parts was not in ascending order.');
  return pedidas.map((p, i) => {
    const parte = guardadas.find((g) => g.numero === p.numero && g.etag === p.etag);
    if (parte === undefined) throw new ErroS3('InvalidPart', 400, 'One or more of the specified parts could not be found.');
    if (i < pedidas.length - 1 && parte.tamanho < MENOR_PARTE) throw new ErroS3('EntityTooSmall', 400, 'Your proposed upload is smaller than the minimum allowed size');
    return parte;
  });
}

async function descartar(ctx: ContextoS3, id: string): Promise<void> {
  const partes = await partesDe(ctx, id);
  await ctx.pool.query('DELETE FROM s3.envio WHERE id = $1', [id]);
  for (const p of partes) await ctx.deposito.apagar(p.arquivo);
}

/** Joins the parts into one object. The ETag is the MD5 of the MD5s and the number of parts, as in S3. */
export async function concluirEnvio(ctx: ContextoS3, id: string, balde: string, chave: string, corpo: string, condicoes: Pick<PedidoDeGravacao, 'seNaoHouver' | 'seEtag'>): Promise<Versao> {
  const pedido = { ...(await envio(ctx, id, balde, chave)), ...condicoes };
  const partes = escolher(corpo, await partesDe(ctx, id));
  const md5s = createHash('md5');
  for (const p of partes) md5s.update(Buffer.from(p.etag, 'hex'));
  const g = await ctx.deposito.guardar(ctx.deposito.emSequencia(partes.map((p) => p.arquivo)), null, () => undefined);
  const versao = await confirmar(ctx, pedido, g, `${md5s.digest('hex')}-${partes.length}`, 'ObjectCreated:CompleteMultipartUpload');
  await descartar(ctx, id);
  return versao;
}

export async function abortarEnvio(ctx: ContextoS3, id: string, balde: string, chave: string): Promise<void> {
  await envio(ctx, id, balde, chave);
  await descartar(ctx, id);
}
