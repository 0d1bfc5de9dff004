import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
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
} from '@aws-sdk/client-s3';
import type { ListObjectsV2CommandOutput } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { s3DeTeste } from '../fixture/s3.ts';
import type { S3DeTeste } from '../fixture/s3.ts';

let s3: S3DeTeste;
beforeAll(async () => {
  s3 = await s3DeTeste();
});
afterAll(() => s3.fechar());

const por: S3DeTeste['por'] = (...a) => s3.por(...a);
const ler: S3DeTeste['ler'] = (...a) => s3.ler(...a);
const md5 = (texto: string | Uint8Array): string => createHash('md5').update(texto).digest('hex');

describe('S3: objects', () => {
  it('gives back bytes, type, metadata and MD5 of what was put', async () => {
    const { ETag, ChecksumCRC32 } = await por('documentos', 'a/conta nº 1.txt', 'água', { ContentType: 'text/plain', Metadata: { origem: 'teste' } });
    expect(ETag).toBe(`"${md5('água')}"`);
    expect(ChecksumCRC32).toMatch(/^[\w+/]{6}==$/);
    const lido = await s3.cliente.send(new GetObjectCommand({ Bucket: 'documentos', Key: 'a/conta nº 1.txt', ChecksumMode: 'ENABLED' }));
    expect(await lido.Body?.transformToString()).toBe('água');
    expect(lido.ContentType).toBe('text/plain');
    expect(lido.Metadata).toEqual({ origem: 'teste' });
    expect(lido.ContentLength).toBe(5);
    expect(readFileSync(join(s3.pasta, 'documentos', 'a', 'conta nº 1.txt'), 'utf8')).toBe('água');
  });

  it('takes a stream, whose checksum the SDK sends after the bytes', async () => {
    const conteudo = Buffer.alloc(300_000, 'nascente ');
    await s3.cliente.send(new PutObjectCommand({ Bucket: 'documentos', Key: 'fluxo', Body: Readable.from([conteudo.subarray(0, 100_001), conteudo.subarray(100_001)]), ContentLength: conteudo.length }));
    const cabeca = await s3.cliente.send(new HeadObjectCommand({ Bucket: 'documentos', Key: 'fluxo' }));
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
    await expect(s3.cliente.send(new HeadObjectCommand({ Bucket: 'documentos', Key: 'nada' }))).rejects.toMatchObject({ name: 'NotFound' });
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
    await s3.cliente.send(new CopyObjectCommand({ Bucket: 'documentos', Key: 'depois.txt', CopySource: fonte }));
    const lido = await s3.cliente.send(new GetObjectCommand({ Bucket: 'documentos', Key: 'depois.txt' }));
    expect(await lido.Body?.transformToString()).toBe('um');
    expect(lido.ContentType).toBe('text/csv');
  });

  it('accepts presigned addresses for writing and reading, until they expire', async () => {
    const envio = await getSignedUrl(s3.cliente, new PutObjectCommand({ Bucket: 'entrada', Key: 'assinado.txt' }), { expiresIn: 60 });
    const posto = await fetch(envio, { method: 'PUT', body: 'olá', headers: { origin: 'http://site' } });
    expect(posto.status).toBe(200);
    expect(posto.headers.get('access-control-allow-origin')).toBe('http://site');
    const leitura = await getSignedUrl(s3.cliente, new GetObjectCommand({ Bucket: 'entrada', Key: 'assinado.txt', ResponseContentDisposition: 'inline; filename="x.txt"' }), { expiresIn: 60 });
    const resposta = await fetch(leitura);
    expect(await resposta.text()).toBe('olá');
    expect(resposta.headers.get('content-disposition')).toBe('inline; filename="x.txt"');
    const vencido = await fetch(leitura.replace(/X-Amz-Date=\d+T/, 'X-Amz-Date=20200101T'));
    expect(vencido.status).toBe(403);
  });

  it('answers an operation that is not served with NotImplemented, instead of doing another one', async () => {
    expect((await fetch(`${s3.url}/documentos/soma?tagging`, { method: 'PUT', body: 'x' })).status).toBe(501);
    await expect(por('documentos', 'x', 'x', { Tagging: 'a=b' })).rejects.toMatchObject({ name: 'NotImplemented' });
    expect(await ler('documentos', 'soma')).toBe('certo');
  });
});

describe('S3: lists', () => {
  beforeAll(async () => {
    for (const chave of ['l/a', 'l/b/1', 'l/b/2', 'l/c', 'l/ç', 'l/d&<e>', 'm']) await por('documentos', chave, chave);
  });

  it('lists by prefix and delimiter, in the order of the bytes', async () => {
    const r = await s3.cliente.send(new ListObjectsV2Command({ Bucket: 'documentos', Prefix: 'l/', Delimiter: '/' }));
    expect(r.Contents?.map((c) => c.Key)).toEqual(['l/a', 'l/c', 'l/d&<e>', 'l/ç']);
    expect(r.CommonPrefixes?.map((c) => c.Prefix)).toEqual(['l/b/']);
    expect(r.KeyCount).toBe(5);
  });

  it('gives every key once, whatever the size of the page', async () => {
    for (const MaxKeys of [1, 2, 3, 4]) {
      const vistas: string[] = [];
      let ContinuationToken: string | undefined;
      do {
        const r: ListObjectsV2CommandOutput = await s3.cliente.send(
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
    const r = await s3.cliente.send(new DeleteObjectsCommand({ Bucket: 'documentos', Delete: { Objects } }));
    expect(r.Deleted?.map((d) => d.Key)).toEqual(Objects.map((o) => o.Key));
    const lista = await s3.cliente.send(new ListObjectsV2Command({ Bucket: 'documentos', Prefix: 'l/' }));
    expect(lista.Contents?.map((c) => c.Key)).toEqual(['l/b/2', 'l/c', 'l/ç']);
    expect(existsSync(join(s3.pasta, 'documentos', 'l', 'a'))).toBe(false);
  });
});

describe('S3: uploads in parts', () => {
  it('joins what lib-storage sends in parts', async () => {
    const conteudo = Buffer.alloc(11 * 1024 * 1024 + 7, 'fatura');
    const envio = new Upload({ client: s3.cliente, params: { Bucket: 'documentos', Key: 'grande.pdf', Body: Readable.from([conteudo]), ContentType: 'application/pdf' }, partSize: 5 * 1024 * 1024 });
    const { ETag } = (await envio.done()) as { ETag?: string };
    expect(ETag).toMatch(/^"[0-9a-f]{32}-3"$/);
    const lido = await s3.cliente.send(new GetObjectCommand({ Bucket: 'documentos', Key: 'grande.pdf' }));
    expect(md5((await lido.Body?.transformToByteArray()) ?? new Uint8Array())).toBe(md5(conteudo));
    expect(lido.ContentType).toBe('application/pdf');
  });

  it('leaves nothing behind when it is given up', async () => {
    const envio = new Upload({ client: s3.cliente, params: { Bucket: 'documentos', Key: 'desistido', Body: Readable.from([Buffer.alloc(6 * 1024 * 1024), Buffer.alloc(6 * 1024 * 1024)]) }, partSize: 5 * 1024 * 1024, queueSize: 1 });
    envio.on('httpUploadProgress', () => void envio.abort());
    await expect(envio.done()).rejects.toThrow();
    await expect(ler('documentos', 'desistido')).rejects.toMatchObject({ name: 'NoSuchKey' });
    for (let i = 0; i < 50 && (await s3.banco.pool().query('SELECT FROM s3.parte')).rowCount !== 0; i += 1) await esperar(30);
    expect((await s3.banco.pool().query('SELECT FROM s3.envio')).rowCount).toBe(0);
    expect((await s3.banco.pool().query('SELECT FROM s3.parte')).rowCount).toBe(0);
  });
});

describe('S3: versions and Object Lock', () => {
  it('keeps what was overwritten and what was deleted', async () => {
    const um = await por('entrada', 'v.txt', 'um');
    const dois = await por('entrada', 'v.txt', 'dois');
    const marcador = await s3.cliente.send(new DeleteObjectCommand({ Bucket: 'entrada', Key: 'v.txt' }));
    expect(marcador.DeleteMarker).toBe(true);
    await expect(ler('entrada', 'v.txt')).rejects.toMatchObject({ name: 'NoSuchKey' });
    expect(existsSync(join(s3.pasta, 'entrada', 'v.txt'))).toBe(false);
    expect(await ler('entrada', 'v.txt', { VersionId: um.VersionId })).toBe('um');
    expect(await ler('entrada', 'v.txt', { VersionId: dois.VersionId })).toBe('dois');
    await s3.cliente.send(new DeleteObjectCommand({ Bucket: 'entrada', Key: 'v.txt', VersionId: marcador.VersionId }));
    expect(await ler('entrada', 'v.txt')).toBe('dois');
    expect(readFileSync(join(s3.pasta, 'entrada', 'v.txt'), 'utf8')).toBe('dois');
    const lista = await s3.cliente.send(new ListObjectVersionsCommand({ Bucket: 'entrada', Prefix: 'v.txt' }));
    expect(lista.Versions?.map((v) => v.VersionId)).toEqual([dois.VersionId, um.VersionId]);
  });

  it('deletes no version under compliance, not even for who may bypass, until its day', async () => {
    const { VersionId } = await por('guarda', 'retorno.ret', 'x');
    const apagar = (extras: object) => s3.cliente.send(new DeleteObjectCommand({ Bucket: 'guarda', Key: 'retorno.ret', VersionId, ...extras }));
    await expect(apagar({})).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(apagar({ BypassGovernanceRetention: true })).rejects.toMatchObject({ name: 'AccessDenied' });
    const cabeca = await s3.cliente.send(new HeadObjectCommand({ Bucket: 'guarda', Key: 'retorno.ret' }));
    expect(cabeca.ObjectLockMode).toBe('COMPLIANCE');
    expect(cabeca.ObjectLockRetainUntilDate?.getTime()).toBeGreaterThan(Date.now() + 80_000_000);
    const curta = await por('guarda', 'curta', 'x', { ObjectLockMode: 'COMPLIANCE', ObjectLockRetainUntilDate: new Date(Date.now() + 300) });
    await esperar(350);
    await s3.cliente.send(new DeleteObjectCommand({ Bucket: 'guarda', Key: 'curta', VersionId: curta.VersionId }));
    expect(await ler('guarda', 'retorno.ret')).toBe('x');
  });

  it('lets governance be bypassed only by who says so, and a legal hold by nobody', async () => {
    const comum = { ObjectLockMode: 'GOVERNANCE', ObjectLockRetainUntilDate: new Date(Date.now() + 60_000) };
    const { VersionId } = await por('guarda', 'g', 'x', comum);
    await expect(s3.cliente.send(new DeleteObjectCommand({ Bucket: 'guarda', Key: 'g', VersionId }))).rejects.toMatchObject({ name: 'AccessDenied' });
    await s3.cliente.send(new DeleteObjectCommand({ Bucket: 'guarda', Key: 'g', VersionId, BypassGovernanceRetention: true }));
    const presa = await por('guarda', 'p', 'x', { ...comum, ObjectLockLegalHoldStatus: 'ON' });
    await expect(s3.cliente.send(new DeleteObjectCommand({ Bucket: 'guarda', Key: 'p', VersionId: presa.VersionId, BypassGovernanceRetention: true }))).rejects.toMatchObject({ name: 'AccessDenied' });
  });
});
