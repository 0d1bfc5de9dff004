import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { iniciarS3, type S3Local } from '../../local/s3/s3-local.ts';
import { bancoVazio, type BancoDeTeste } from '../../test/fixture/banco.ts';
import { assinarEnvio, assinarLeitura } from './assinar.ts';
import { abrir, gravar, gravarFluxo, mover, obter, ObjetoGrandeDemais, tamanhoDe } from './objeto.ts';

const pasta = mkdtempSync(join(tmpdir(), 's3-'));
let banco: BancoDeTeste | undefined;
let s3: S3Local | undefined;
let http: Server | undefined;

beforeAll(async () => {
  banco = await bancoVazio();
  const local = await iniciarS3({
    pool: banco.pool(),
    diretorio: pasta,
    baldes: [{ nome: 'entrada', versionado: true, trava: null, comTrava: false, cors: [], notificacoes: [] }],
    enviarParaFila: () => Promise.resolve(),
  });
  s3 = local;
  http = createServer((req, res) => void local.atender(req, res));
  await new Promise<void>((resolver) => http?.listen(0, '127.0.0.1', () => resolver()));
  const { port } = http.address() as AddressInfo;
  Object.assign(process.env, { AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`, AWS_REGION: 'sa-east-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' });
});
afterAll(async () => {
  await s3?.parar();
  http?.closeAllConnections();
  await new Promise((resolver) => http?.close(resolver));
  await banco?.fechar();
  rmSync(pasta, { recursive: true, force: true });
});

const texto = (bytes: Uint8Array | undefined) => (bytes ? new TextDecoder().decode(bytes) : undefined);
const em = (chave: string, versao?: string) => ({ balde: 'entrada', chave, versao });

test('what was written is read, and a version is those bytes whatever came later', async () => {
  const primeira = await gravar(em('a/ção 1+2.txt'), Buffer.from('um'), 'text/plain');
  await gravar(em('a/ção 1+2.txt'), Buffer.from('dois'), 'text/plain');
  expect(texto(await obter(em('a/ção 1+2.txt'), 100))).toBe('dois');
  expect(texto(await obter(em('a/ção 1+2.txt', primeira), 100))).toBe('um');
  expect(await obter(em('nada'), 100)).toBeUndefined();
  expect(await tamanhoDe(em('nada'))).toBeUndefined();
});

test('an object over the limit is not read', async () => {
  await gravar(em('grande'), Buffer.alloc(1001), 'text/plain');
  await expect(obter(em('grande'), 1000)).rejects.toBeInstanceOf(ObjetoGrandeDemais);
  await expect(abrir(em('grande'), 1000)).rejects.toMatchObject({ tamanho: 1001, limite: 1000 });
  expect((await obter(em('grande'), 1001))?.length).toBe(1001);
});

test('a stream of several parts arrives whole', async () => {
  const parte = Buffer.alloc(1024 * 1024, 'x');
  await gravarFluxo(em('fluxo'), Readable.from(Array.from({ length: 18 }, () => parte)), 'text/plain');
  expect(await tamanhoDe(em('fluxo'))).toBe(18 * 1024 * 1024);
});

test('a move made twice is made once, of the version that was announced', async () => {
  const versao = await gravar(em('retornos/maio (1).ret'), Buffer.from('anunciado'), 'text/plain');
  await gravar(em('retornos/maio (1).ret'), Buffer.from('outro'), 'text/plain');
  expect(await mover(em('retornos/maio (1).ret', versao), 'processados/1.ret')).toBe(true);
  expect(texto(await obter(em('processados/1.ret'), 100))).toBe('anunciado');
  expect(await obter(em('retornos/maio (1).ret'), 100)).toBeUndefined();
  expect(await mover(em('retornos/maio (1).ret'), 'processados/1.ret')).toBe(true);
  expect(await mover(em('retornos/nunca'), 'processados/nunca')).toBe(false);
});

test('who holds a signed address sends and reads without credentials', async () => {
  const corpo = Buffer.from('linha um\r\n');
  const { url, cabecalhos } = await assinarEnvio(em('leituras/assinado.txt'), corpo.length, 'text/plain', 300);
  expect((await fetch(url, { method: 'PUT', headers: cabecalhos, body: corpo })).status).toBe(200);
  expect(texto(await obter(em('leituras/assinado.txt'), 100))).toBe('linha um\r\n');
  expect(new URL(url).searchParams.get('X-Amz-SignedHeaders')).toBe('content-length;content-type;host');
  const lido = await fetch(await assinarLeitura(em('leituras/assinado.txt'), 'leituras maio.txt', 60));
  expect(await lido.text()).toBe('linha um\r\n');
  expect(lido.headers.get('content-disposition')).toBe('inline; filename="leituras_maio.txt"');
});
