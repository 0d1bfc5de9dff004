import type { SQSEvent } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { fila, s3 } from '../../events/contrato.ts';
import { contextoDe } from '../../test/fixture/contexto.ts';
import { consumidorEmLote } from './consumidor-em-lote.ts';
import { consumidor } from './consumidor.ts';
import type { ObjetoRecebido } from './objeto.ts';

const execucao = { memoriaMB: 256, tempoLimiteS: 10, usa: [], impacto: 'Ninguém sofre: é um teste.', runbook: 'api.md' } as const;
const contratoFila = fila({ contexto: 'comum', nome: 'teste', mensagem: z.strictObject({ rota: z.int() }), exemplo: { rota: 1 }, lote: 10, concorrencia: 2, tentativas: 3, execucao });
const contratoS3 = s3({ contexto: 'comum', nome: 'teste', balde: 'entrada', prefixo: 'x/', concorrencia: 2, tentativas: 3, exemplo: {}, execucao });
const CONTEXTO = contextoDe('f', 5_000, 'i');

function evento(...corpos: readonly unknown[]): SQSEvent {
  return {
    Records: corpos.map((corpo, i) => ({
      messageId: `m${i}`,
      receiptHandle: '',
      body: typeof corpo === 'string' ? corpo : JSON.stringify(corpo),
      attributes: { ApproximateReceiveCount: '2', SentTimestamp: '0', SenderId: '', ApproximateFirstReceiveTimestamp: '0' },
      messageAttributes: {},
      md5OfBody: '',
      eventSource: 'aws:sqs',
      eventSourceARN: '',
      awsRegion: '',
    })),
  };
}
const falhas = (...ids: string[]) => ({ batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) });

describe('a queue, one message at a time', () => {
  test('what throws is delivered again, what returns is done, and poison never reaches the handler', async () => {
    const vistas: number[] = [];
    const handler = consumidor(contratoFila, () => ({ somar: 10 }), async ({ rota }, { somar }, contexto) => {
      if (rota === 2) throw new Error('banco fora');
      expect(contexto).toMatchObject({ tentativa: 2 });
      vistas.push(rota + somar);
    });
    expect(await handler(evento({ rota: 1 }, { rota: 2 }, { rota: '3' }, 'não é json', { rota: 4, extra: 1 }, { rota: 5 }), CONTEXTO)).toEqual(falhas('m1', 'm2', 'm3', 'm4'));
    expect(vistas).toEqual([11, 15]);
  });

  test('when the dependencies cannot be made, every message comes back, and they are made at the next call', async () => {
    let tentativas = 0;
    const deps = () => (++tentativas === 1 ? Promise.reject(new Error('segredo')) : Promise.resolve({}));
    const handler = consumidor(contratoFila, deps, () => Promise.resolve());
    expect(await handler(evento({ rota: 1 }), CONTEXTO)).toEqual(falhas('m0'));
    expect(await handler(evento({ rota: 1 }, { rota: 2 }), CONTEXTO)).toEqual(falhas());
    expect(tentativas).toBe(2);
  });
});

describe('a queue, a whole batch at once', () => {
  test('the handler gets only what fits the contract and names what failed', async () => {
    const handler = consumidorEmLote(contratoFila, {}, async (mensagens) => {
      expect(mensagens.map((m) => m.corpo.rota)).toEqual([1, 3]);
      return mensagens.filter((m) => m.corpo.rota === 3).map((m) => ({ id: m.contexto.id, erro: new Error('x') }));
    });
    expect(await handler(evento({ rota: 1 }, {}, { rota: 3 }), CONTEXTO)).toEqual(falhas('m1', 'm2'));
  });

  test('to throw is to have all of them again', async () => {
    const handler = consumidorEmLote(contratoFila, {}, () => Promise.reject(new Error('x')));
    expect(await handler(evento({ rota: 1 }, { rota: 2 }), CONTEXTO)).toEqual(falhas('m0', 'm1'));
  });

  test('a batch of poison does not wake the handler', async () => {
    const handler = consumidorEmLote(contratoFila, () => Promise.reject(new Error('nunca')), () => Promise.reject(new Error('nunca')));
    expect(await handler(evento('x', {}), CONTEXTO)).toEqual(falhas('m0', 'm1'));
  });

  test('a failure that names a message of no batch is a defect, not an answer', async () => {
    const handler = consumidorEmLote(contratoFila, {}, () => Promise.resolve([{ id: 'outra', erro: new Error('x') }]));
    await expect(handler(evento({ rota: 1 }), CONTEXTO)).rejects.toThrow('não está no lote');
  });
});

describe('objects', () => {
  const aviso = (key: string, extra: object = {}) => ({ Records: [{ eventName: 'ObjectCreated:Put', s3: { bucket: { name: 'b' }, object: { key, size: 10, ...extra } } }] });

  test('keys come decoded, with the version that was announced', async () => {
    const vistos: ObjetoRecebido[] = [];
    const handler = consumidor(contratoS3, {}, async (objeto) => void vistos.push(objeto));
    const resposta = await handler(evento(aviso('retornos/Maio+2026+%28n%C2%BA+1%29%2Bb.ret', { versionId: 'v1', eTag: 'e', sequencer: 's' }), aviso('x', { versionId: 'null' })), CONTEXTO);
    expect(resposta).toEqual(falhas());
    expect(vistos).toEqual([
      { balde: 'b', chave: 'retornos/Maio 2026 (nº 1)+b.ret', versao: 'v1', tamanho: 10, etag: 'e', sequenciador: 's' },
      { balde: 'b', chave: 'x', versao: undefined, tamanho: 10, etag: undefined, sequenciador: undefined },
    ]);
  });

  test('the test event of S3 is swallowed; what is no notice is poison', async () => {
    const handler = consumidor(contratoS3, {}, () => Promise.reject(new Error('nunca')));
    expect(await handler(evento({ Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: 'b' }, { Records: [] }, aviso('%E0%A4%A')), CONTEXTO)).toEqual(falhas('m1', 'm2'));
  });
});
