import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as esperar } from 'node:timers/promises';
import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FILA_DE_CHEGADAS, s3DeTeste } from '../fixture/s3.ts';
import type { S3DeTeste } from '../fixture/s3.ts';

let s3: S3DeTeste;
beforeAll(async () => {
  s3 = await s3DeTeste();
});
afterAll(() => s3.fechar());

const por: S3DeTeste['por'] = (...a) => s3.por(...a);
const ler: S3DeTeste['ler'] = (...a) => s3.ler(...a);
const md5 = (texto: string | Uint8Array): string => createHash('md5').update(texto).digest('hex');

async function ate(condicao: () => boolean): Promise<void> {
  for (let i = 0; i < 100 && !condicao(); i += 1) await esperar(30);
  expect(condicao()).toBe(true);
}

interface EventoS3 {
  Records: { eventName: string; eventSource: string; s3: { bucket: { name: string; arn: string }; object: { key: string; size: number; eTag: string; versionId: string; sequencer: string } } }[];
}
const registro = (corpo: string | undefined) => (JSON.parse(corpo ?? '{}') as EventoS3).Records[0]!;

describe('S3: events', () => {
  it('announces an upload under the prefix, with the key URL-encoded, and no other', async () => {
    s3.enviados.length = 0;
    await por('entrada', 'outros/y.txt', 'y');
    const { VersionId } = await por('entrada', 'leituras/rota 1+á.txt', 'conteúdo');
    await ate(() => s3.enviados.length > 0);
    await esperar(100);
    expect(s3.enviados).toHaveLength(1);
    expect(s3.enviados[0]?.fila).toBe(FILA_DE_CHEGADAS);
    const r = registro(s3.enviados[0]?.corpo);
    expect(r).toMatchObject({ eventSource: 'aws:s3', eventName: 'ObjectCreated:Put', s3: { bucket: { name: 'entrada', arn: 'arn:aws:s3:::entrada' } } });
    expect(r.s3.object).toMatchObject({ key: 'leituras/rota+1%2B%C3%A1.txt', size: 9, eTag: md5('conteúdo'), versionId: VersionId });
  });

  it('gives a later event of one key a greater sequencer', async () => {
    s3.enviados.length = 0;
    for (const n of ['1', '2', '3']) await por('entrada', 'leituras/seq.txt', n);
    await ate(() => s3.enviados.length === 3);
    const ordem = s3.enviados.map((e) => registro(e.corpo).s3.object.sequencer);
    expect(ordem).toEqual([...ordem].sort());
    expect(new Set(ordem).size).toBe(3);
  });

  it('delivers after a restart what the queue could not take before', async () => {
    s3.enviados.length = 0;
    s3.filaNoAr = false;
    await por('entrada', 'leituras/pendente.txt', 'p');
    await esperar(100);
    s3.filaNoAr = true;
    await s3.reabrir();
    await ate(() => s3.enviados.length === 1);
    expect(registro(s3.enviados[0]?.corpo).s3.object.key).toBe('leituras/pendente.txt');
  });

  it('receives a file that a person put in the folder, once, and leaves alone one that is still growing', async () => {
    s3.enviados.length = 0;
    const caminho = join(s3.pasta, 'entrada', 'leituras', 'da-prefeitura.txt');
    writeFileSync(caminho, 'linha 1\n');
    await s3.servico().olharPastas();
    writeFileSync(caminho, 'linha 1\nlinha 2\n');
    await s3.servico().olharPastas();
    expect(s3.enviados).toHaveLength(0);
    await s3.servico().olharPastas();
    await ate(() => s3.enviados.length === 1);
    await s3.servico().olharPastas();
    await s3.servico().olharPastas();
    await esperar(50);
    expect(s3.enviados).toHaveLength(1);
    expect(await ler('entrada', 'leituras/da-prefeitura.txt')).toBe('linha 1\nlinha 2\n');
  });

  it('does not take for new what its own operations left in the folder', async () => {
    await por('entrada', 'leituras/proprio.txt', 'a');
    await por('entrada', 'leituras/proprio.txt', 'b');
    await s3.cliente.send(new DeleteObjectCommand({ Bucket: 'entrada', Key: 'leituras/proprio.txt' }));
    await esperar(60);
    s3.enviados.length = 0;
    for (let i = 0; i < 3; i += 1) await s3.servico().olharPastas();
    await esperar(60);
    expect(s3.enviados).toHaveLength(0);
  });

  it('ignores hidden and unfinished names', async () => {
    s3.enviados.length = 0;
    for (const nome of ['.oculto', '~$aberto.txt', 'baixando.txt.part']) writeFileSync(join(s3.pasta, 'entrada', 'leituras', nome), 'x');
    for (let i = 0; i < 3; i += 1) await s3.servico().olharPastas();
    await esperar(50);
    expect(s3.enviados).toHaveLength(0);
  });
});
