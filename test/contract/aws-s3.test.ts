import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as esperar } from 'node:timers/promises';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { ListObjectsV2CommandOutput } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DefinicaoBalde } from '../../local/s3/baldes.ts';
import { iniciarS3 } from '../../local/s3/s3-local.ts';
import type { S3Local } from '../../local/s3/s3-local.ts';
import { bancoVazio } from '../fixture/banco.ts';
import type { BancoDeTeste } from '../fixture/banco.ts';

const FILA = 'arn:aws:sqs:sa-east-1:000000000000:chegadas';
const simples = { trava: null, comTrava: false, cors: [], notificacoes: [] } as const;
const BALDES: readonly DefinicaoBalde[] = [
  {
    ...simples,
    nome: 'entrada',
    versionado: true,
    notificacoes: [{ id: 'n', eventos: ['s3:ObjectCreated:*'], prefixo: 'leituras/', sufixo: '', arnDaFila: FILA }],
    cors: [{ AllowedOrigins: ['http://site'], AllowedMethods: ['PUT'], AllowedHeaders: ['*'], ExposedHeaders: ['ETag'] }],
  },
  { ...simples, nome: 'documentos', versionado: false },
  { ...simples, nome: 'guarda', versionado: true, comTrava: true, trava: { modo: 'COMPLIANCE', dias: 1 } },
];

const pasta = mkdtempSync(join(tmpdir(), 's3-'));
const enviados: { fila: string; corpo: string }[] = [];
let filaForaDoAr = false;
let banco: BancoDeTeste;
let s3: S3Local;
let http: Server;
let cliente: S3Client;
let url: string;

async function abrir(): Promise<S3Local> {
  return iniciarS3({
    pool: banco.pool(),
    diretorio: pasta,
    baldes: BALDES,
    enviarParaFila: (fila, corpo) => {
      if (filaForaDoAr) return Promise.reject(new Error('fila fora do ar'));
      enviados.push({ fila, corpo });
      return Promise.resolve();
    },
  });
}

beforeAll(async () => {
  banco = await bancoVazio();
  s3 = await abrir();
  http = createServer((req, res) => void s3.atender(req, res));
  await new Promise<void>((r) => http.listen(0, '127.0.0.1', r));
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  cliente = new S3Client({ endpoint: url, region: 'sa-east-1', forcePathStyle: true, credentials: { accessKeyId: 'l', secretAccessKey: 'l' }, maxAttempts: 1 });
});

afterAll(async () => {
  cliente.destroy();
  http.closeAllConnections();
  http.close();
  await s3.parar();
  await banco.fechar();
  rmSync(pasta, { recursive: true });
});

const por = (Bucket: string, Key: string, Body: string | Uint8Array, extras: object = {}) => cliente.send(new PutObjectCommand({ Bucket, Key, Body, ...extras }));
const ler = async (Bucket: string, Key: string, extras: object = {}): Promise<string> =>
  (await (await cliente.send(new GetObjectCommand({ Bucket, Key, ...extras }))).Body?.transformToString()) ?? '';
const md5 = (texto: string | Uint8Array): string => createHash('md5').update(texto).digest('hex');

async function ate(condicao: () => boolean): Promise<void> {
  for (let i = 0; i < 100 && !condicao(); i += 1) await esperar(30);
  expect(condicao()).toBe(true);
}

interface EventoS3 {
  Records: { eventName: string; eventSource: string; s3: { bucket: { name: string; arn: string }; object: { key: string; size: number; eTag: string; versionId: string; sequencer: string } } }[];
}
const registro = (corpo: string | undefined) => (JSON.parse(corpo ?? '{}') as EventoS3).Records[0]!;

describe('S3: objects', () => {
  it('gives back bytes, type, metadata and MD5 of what was put', async () => {
    const { ETag, ChecksumCRC32 } = await por('documentos', 'a/conta nº 1.txt', 'água', { ContentType: 'text/plain', Metadata: { origem: 'teste' } });
    expect(ETag).toBe(`"${md5('água')}"`);
    expect(ChecksumCRC32).toMatch(/^[\w+/]{6}==$/);
    const lido = await cliente.send(new GetObjectCommand({ Bucket: 'documentos', Key: 'a/conta nº 1.txt', ChecksumMode: 'ENABLED' }));
    expect(await lido.Body?.transformToString()).toBe('água');
    expect(lido.ContentType).toBe('text/plain');
    expect(lido.Metadata).toEqual({ origem: 'teste' });
    expect(lido.ContentLength).toBe(5);
    expect(readFileSync(join(pasta, 'documentos', 'a', 'conta nº 1.txt'), 'utf8')).toBe('água');
  });

  it('takes a stream, whose checksum the SDK sends after the bytes', async () => {
    const conteudo = Buffer.alloc(300_000, 'nascente ');
    await cliente.send(new PutObjectCommand({ Bucket: 'documentos', Key: 'fluxo', Body: Readable.from([conteudo.subarray(0, 100_001), conteudo.subarray(100_001)]), ContentLength: conteudo.length }));
    const cabeca = await cliente.send(new HeadObjectCommand({ Bucket: 'documentos', Key: 'fluxo' }));
    expect(cabeca.ETag).toBe(`"${md5(conteudo)}"`);
    expect(cabeca.ContentEncoding).toBeUndefined();
  });

  it('refuses bytes that do not have the announced checksum, and keeps the former ones', async () => {
    await por('documentos', 'soma', 'certo');
    await expect(por('documentos', 'soma', 'errado', { ChecksumCRC32: 'AAAAAA==' })).rejects.toThrow('checksum');
    await expect(por('documentos', 'soma', 'errado', { ContentMD5: Buffer.alloc(16).toString('base64') })).rejects.toThrow('checksum');
    expect(await ler('documentos', 'soma')).toBe('certo');
  });

  it('reads a range, refuses one outside, and answers 304 to who has it', async () => {
    const { ETag } = await por('documentos', 'faixa', '0123456789');
    expect(await ler('documentos', 'faixa', { Range: 'bytes=2-4' })).toBe('234');
    expect(await ler('documentos', 'faixa', { Range: 'bytes=-3' })).toBe('789');
    await expect(ler('documentos', 'faixa', { Range: 'bytes=10-' })).rejects.toMatchObject({ name: 'InvalidRange' });
    await expect(ler('documentos', 'faixa', { IfNoneMatch: ETag })).rejects.toMatchObject({ $metadata: { httpStatusCode: 304 } });
  });

  it('says which thing is missing', async () => {
    await expect(ler('documentos', 'nada')).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(ler('inexistente', 'nada')).rejects.toMatchObject({ name: 'NoSuchBucket' });
    await expect(cliente.send(new HeadObjectCommand({ Bucket: 'documentos', Key: 'nada' }))).rejects.toMatchObject({ name: 'NotFound' });
  });

  it('writes only when there is none, and of twenty at once only one wins', async () => {
    const disputa = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => por('documentos', 'unico', String(i), { IfNoneMatch: '*' })));
    const vencedores = disputa.flatMap((d, i) => (d.status === 'fulfilled' ? [String(i)] : []));
    expect(vencedores).toHaveLength(1);
    expect(await ler('documentos', 'unico')).toBe(vencedores[0]);
    expect(disputa.find((d) => d.status === 'rejected')).toMatchObject({ reason: { name: 'PreconditionFailed' } });
  });

  it('copies with its metadata, also from an old version', async () => {
    const { VersionId } = await por('entrada', 'outros/antes.txt', 'um', { ContentType: 'text/csv' });
    await por('entrada', 'outros/antes.txt', 'dois');
    const fonte = `entrada/${encodeURIComponent('outros/antes.txt')}?versionId=${VersionId ?? ''}`;
    await cliente.send(new CopyObjectCommand({ Bucket: 'documentos', Key: 'depois.txt', CopySource: fonte }));
    const lido = await cliente.send(new GetObjectCommand({ Bucket: 'documentos', Key: 'depois.txt' }));
    expect(await lido.Body?.transformToString()).toBe('um');
    expect(lido.ContentType).toBe('text/csv');
  });

  it('accepts presigned addresses for writing and reading, until they expire', async () => {
    const envio = await getSignedUrl(cliente, new PutObjectCommand({ Bucket: 'entrada', Key: 'assinado.txt' }), { expiresIn: 60 });
    const posto = await fetch(envio, { method: 'PUT', body: 'olá', headers: { origin: 'http://site' } });
    expect(posto.status).toBe(200);
    expect(posto.headers.get('access-control-allow-origin')).toBe('http://site');
    const leitura = await getSignedUrl(cliente, new GetObjectCommand({ Bucket: 'entrada', Key: 'assinado.txt', ResponseContentDisposition: 'inline; filename="x.txt"' }), { expiresIn: 60 });
    const resposta = await fetch(leitura);
    expect(await resposta.text()).toBe('olá');
    expect(resposta.headers.get('content-disposition')).toBe('inline; filename="x.txt"');
    const vencido = await fetch(leitura.replace(/X-Amz-Date=\d+T/, 'X-Amz-Date=20200101T'));
    expect(vencido.status).toBe(403);
  });

  it('answers an operation that is not served with NotImplemented, instead of doing another one', async () => {
    expect((await fetch(`${url}/documentos/soma?tagging`, { method: 'PUT', body: 'x' })).status).toBe(501);
    await expect(por('documentos', 'x', 'x', { Tagging: 'a=b' })).rejects.toMatchObject({ name: 'NotImplemented' });
    expect(await ler('documentos', 'soma')).toBe('certo');
  });
});

describe('S3: lists', () => {
  beforeAll(async () => {
    for (const chave of ['l/a', 'l/b/1', 'l/b/2', 'l/c', 'l/ç', 'l/d&<e>', 'm']) await por('documentos', chave, chave);
  });

  it('lists by prefix and delimiter, in the order of the bytes', async () => {
    const r = await cliente.send(new ListObjectsV2Command({ Bucket: 'documentos', Prefix: 'l/', Delimiter: '/' }));
    expect(r.Contents?.map((c) => c.Key)).toEqual(['l/a', 'l/c', 'l/d&<e>', 'l/ç']);
    expect(r.CommonPrefixes?.map((c) => c.Prefix)).toEqual(['l/b/']);
    expect(r.KeyCount).toBe(5);
  });

  it('gives every key once, whatever the size of the page', async () => {
    for (const MaxKeys of [1, 2, 3, 4]) {
      const vistas: string[] = [];
      let ContinuationToken: string | undefined;
      do {
        const r: ListObjectsV2CommandOutput = await cliente.send(
          new ListObjectsV2Command({ Bucket: 'documentos', Prefix: 'l/', Delimiter: '/', MaxKeys, ContinuationToken }),
        );
        vistas.push(...(r.Contents ?? []).map((c) => c.Key ?? ''), ...(r.CommonPrefixes ?? []).map((c) => c.Prefix ?? ''));
        ContinuationToken = r.NextContinuationToken;
      } while (ContinuationToken !== undefined);
      expect(vistas.sort()).toEqual(['l/a', 'l/b/', 'l/c', 'l/d&<e>', 'l/ç'].sort());
    }
  });

  it('deletes many at once and lists them no more', async () => {
    const Objects = ['l/a', 'l/b/1', 'l/d&<e>', 'nunca existiu'].map((Key) => ({ Key }));
    const r = await cliente.send(new DeleteObjectsCommand({ Bucket: 'documentos', Delete: { Objects } }));
    expect(r.Deleted?.map((d) => d.Key)).toEqual(Objects.map((o) => o.Key));
    const lista = await cliente.send(new ListObjectsV2Command({ Bucket: 'documentos', Prefix: 'l/' }));
    expect(lista.Contents?.map((c) => c.Key)).toEqual(['l/b/2', 'l/c', 'l/ç']);
    expect(existsSync(join(pasta, 'documentos', 'l', 'a'))).toBe(false);
  });
});

describe('S3: uploads in parts', () => {
  it('joins what lib-storage sends in parts', async () => {
    const conteudo = Buffer.alloc(11 * 1024 * 1024 + 7, 'fatura');
    const envio = new Upload({ client: cliente, params: { Bucket: 'documentos', Key: 'grande.pdf', Body: Readable.from([conteudo]), ContentType: 'application/pdf' }, partSize: 5 * 1024 * 1024 });
    const { ETag } = (await envio.done()) as { ETag?: string };
    expect(ETag).toMatch(/^"[0-9a-f]{32}-3"$/);
    const lido = await cliente.send(new GetObjectCommand({ Bucket: 'documentos', Key: 'grande.pdf' }));
    expect(md5((await lido.Body?.transformToByteArray()) ?? new Uint8Array())).toBe(md5(conteudo));
    expect(lido.ContentType).toBe('application/pdf');
  });

  it('leaves nothing behind when it is given up', async () => {
    const envio = new Upload({ client: cliente, params: { Bucket: 'documentos', Key: 'desistido', Body: Readable.from([Buffer.alloc(6 * 1024 * 1024), Buffer.alloc(6 * 1024 * 1024)]) }, partSize: 5 * 1024 * 1024, queueSize: 1 });
    envio.on('httpUploadProgress', () => void envio.abort());
    await expect(envio.done()).rejects.toThrow();
    await expect(ler('documentos', 'desistido')).rejects.toMatchObject({ name: 'NoSuchKey' });
    for (let i = 0; i < 50 && (await banco.pool().query('SELECT FROM s3.parte')).rowCount !== 0; i += 1) await esperar(30);
    expect((await banco.pool().query('SELECT FROM s3.envio')).rowCount).toBe(0);
    expect((await banco.pool().query('SELECT FROM s3.parte')).rowCount).toBe(0);
  });
});

describe('S3: versions and Object Lock', () => {
  it('keeps what was overwritten and what was deleted', async () => {
    const um = await por('entrada', 'v.txt', 'um');
    const dois = await por('entrada', 'v.txt', 'dois');
    const marcador = await cliente.send(new DeleteObjectCommand({ Bucket: 'entrada', Key: 'v.txt' }));
    expect(marcador.DeleteMarker).toBe(true);
    await expect(ler('entrada', 'v.txt')).rejects.toMatchObject({ name: 'NoSuchKey' });
    expect(existsSync(join(pasta, 'entrada', 'v.txt'))).toBe(false);
    expect(await ler('entrada', 'v.txt', { VersionId: um.VersionId })).toBe('um');
    expect(await ler('entrada', 'v.txt', { VersionId: dois.VersionId })).toBe('dois');
    await cliente.send(new DeleteObjectCommand({ Bucket: 'entrada', Key: 'v.txt', VersionId: marcador.VersionId }));
    expect(await ler('entrada', 'v.txt')).toBe('dois');
    expect(readFileSync(join(pasta, 'entrada', 'v.txt'), 'utf8')).toBe('dois');
    const lista = await cliente.send(new ListObjectVersionsCommand({ Bucket: 'entrada', Prefix: 'v.txt' }));
    expect(lista.Versions?.map((v) => v.VersionId)).toEqual([dois.VersionId, um.VersionId]);
  });

  it('deletes no version under compliance, not even for who may bypass, until its day', async () => {
    const { VersionId } = await por('guarda', 'retorno.ret', 'x');
    const apagar = (extras: object) => cliente.send(new DeleteObjectCommand({ Bucket: 'guarda', Key: 'retorno.ret', VersionId, ...extras }));
    await expect(apagar({})).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(apagar({ BypassGovernanceRetention: true })).rejects.toMatchObject({ name: 'AccessDenied' });
    const cabeca = await cliente.send(new HeadObjectCommand({ Bucket: 'guarda', Key: 'retorno.ret' }));
    expect(cabeca.ObjectLockMode).toBe('COMPLIANCE');
    expect(cabeca.ObjectLockRetainUntilDate?.getTime()).toBeGreaterThan(Date.now() + 80_000_000);
    const curta = await por('guarda', 'curta', 'x', { ObjectLockMode: 'COMPLIANCE', ObjectLockRetainUntilDate: new Date(Date.now() + 300) });
    await esperar(350);
    await cliente.send(new DeleteObjectCommand({ Bucket: 'guarda', Key: 'curta', VersionId: curta.VersionId }));
    expect(await ler('guarda', 'retorno.ret')).toBe('x');
  });

  it('lets governance be bypassed only by who says so, and a legal hold by nobody', async () => {
    const comum = { ObjectLockMode: 'GOVERNANCE', ObjectLockRetainUntilDate: new Date(Date.now() + 60_000) };
    const { VersionId } = await por('guarda', 'g', 'x', comum);
    await expect(cliente.send(new DeleteObjectCommand({ Bucket: 'guarda', Key: 'g', VersionId }))).rejects.toMatchObject({ name: 'AccessDenied' });
    await cliente.send(new DeleteObjectCommand({ Bucket: 'guarda', Key: 'g', VersionId, BypassGovernanceRetention: true }));
    const presa = await por('guarda', 'p', 'x', { ...comum, ObjectLockLegalHoldStatus: 'ON' });
    await expect(cliente.send(new DeleteObjectCommand({ Bucket: 'guarda', Key: 'p', VersionId: presa.VersionId, BypassGovernanceRetention: true }))).rejects.toMatchObject({ name: 'AccessDenied' });
  });
});

describe('S3: events', () => {
  it('announces an upload under the prefix, with the key URL-encoded, and no other', async () => {
    enviados.length = 0;
    await por('entrada', 'outros/y.txt', 'y');
    const { VersionId } = await por('entrada', 'leituras/rota 1+á.txt', 'conteúdo');
    await ate(() => enviados.length > 0);
    await esperar(100);
    expect(enviados).toHaveLength(1);
    expect(enviados[0]?.fila).toBe(FILA);
    const r = registro(enviados[0]?.corpo);
    expect(r).toMatchObject({ eventSource: 'aws:s3', eventName: 'ObjectCreated:Put', s3: { bucket: { name: 'entrada', arn: 'arn:aws:s3:::entrada' } } });
    expect(r.s3.object).toMatchObject({ key: 'leituras/rota+1%2B%C3%A1.txt', size: 9, eTag: md5('conteúdo'), versionId: VersionId });
  });

  it('gives a later event of one key a greater sequencer', async () => {
    enviados.length = 0;
    for (const n of ['1', '2', '3']) await por('entrada', 'leituras/seq.txt', n);
    await ate(() => enviados.length === 3);
    const ordem = enviados.map((e) => registro(e.corpo).s3.object.sequencer);
    expect(ordem).toEqual([...ordem].sort());
    expect(new Set(ordem).size).toBe(3);
  });

  it('delivers after a restart what the queue could not take before', async () => {
    enviados.length = 0;
    filaForaDoAr = true;
    await por('entrada', 'leituras/pendente.txt', 'p');
    await esperar(100);
    await s3.parar();
    filaForaDoAr = false;
    s3 = await abrir();
    await ate(() => enviados.length === 1);
    expect(registro(enviados[0]?.corpo).s3.object.key).toBe('leituras/pendente.txt');
  });

  it('receives a file that a person put in the folder, once, and leaves alone one that is still growing', async () => {
    enviados.length = 0;
    const caminho = join(pasta, 'entrada', 'leituras', 'da-prefeitura.txt');
    writeFileSync(caminho, 'linha 1\n');
    await s3.olharPastas();
    writeFileSync(caminho, 'linha 1\nlinha 2\n');
    await s3.olharPastas();
    expect(enviados).toHaveLength(0);
    await s3.olharPastas();
    await ate(() => enviados.length === 1);
    await s3.olharPastas();
    await s3.olharPastas();
    await esperar(50);
    expect(enviados).toHaveLength(1);
    expect(await ler('entrada', 'leituras/da-prefeitura.txt')).toBe('linha 1\nlinha 2\n');
  });

  it('does not take for new what its own operations left in the folder', async () => {
    await por('entrada', 'leituras/proprio.txt', 'a');
    await por('entrada', 'leituras/proprio.txt', 'b');
    await cliente.send(new DeleteObjectCommand({ Bucket: 'entrada', Key: 'leituras/proprio.txt' }));
    await esperar(60);
    enviados.length = 0;
    for (let i = 0; i < 3; i += 1) await s3.olharPastas();
    await esperar(60);
    expect(enviados).toHaveLength(0);
  });

  it('ignores hidden and unfinished names', async () => {
    enviados.length = 0;
    for (const nome of ['.oculto', '~$aberto.txt', 'baixando.txt.part']) writeFileSync(join(pasta, 'entrada', 'leituras', nome), 'x');
    for (let i = 0; i < 3; i += 1) await s3.olharPastas();
    await esperar(50);
    expect(enviados).toHaveLength(0);
  });
});
