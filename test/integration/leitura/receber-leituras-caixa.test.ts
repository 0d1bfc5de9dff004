import { createHash } from 'node:crypto';
import { ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import { beforeAll, expect, test } from 'vitest';
import type { Consumidor } from '../../../layers/worker/consumidor.ts';
import type { PedidoJson } from '../../../local/protocolo/aws-json.ts';
import { CONTEXTO } from '../../contract/http-apoio.ts';
import { avisoDe } from '../../fixture/aviso-s3.ts';
import { CIDADE } from '../../fixture/cidade.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { arquivoDeLeituras, ler, lidasDoGrupo } from './apoio.ts';

/** What reached the queue of calculations; while off the air, nothing does. */
const enviadas: unknown[] = [];
let noAr = true;
const AmazonSQS = ({ corpo }: PedidoJson) => {
  if (!noAr) return Promise.resolve({ status: 400, cabecalhos: {}, corpo: JSON.stringify({ __type: 'com.amazonaws.sqs#OverLimit' }) });
  const { Entries } = JSON.parse(Buffer.from(corpo).toString()) as { Entries: { Id: string; MessageBody: string }[] };
  enviadas.push(...Entries.map((e) => JSON.parse(e.MessageBody) as unknown));
  return Promise.resolve({ status: 200, cabecalhos: { 'content-type': 'application/x-amz-json-1.0' }, corpo: JSON.stringify({ Successful: Entries.map((e) => ({ Id: e.Id, MessageId: e.Id, MD5OfMessageBody: createHash('md5').update(e.MessageBody).digest('hex') })), Failed: [] }) });
};

const casa = comFuncoes('nascente_lote', { servicos: { AmazonSQS } });
let handler: Consumidor;
beforeAll(async () => void ({ handler } = await import('../../../functions/leitura/receber-leituras/handler.ts')));

async function mandar(chave: string, bytes: Uint8Array) {
  const { VersionId, ETag } = await casa().s3.por('entrada', chave, bytes);
  return avisoDe('entrada', { chave, tamanho: bytes.length, versao: VersionId, etag: ETag?.replaceAll('"', '') });
}
async function chaves(): Promise<string[]> {
  const { Versions = [] } = await casa().s3.cliente.send(new ListObjectVersionsCommand({ Bucket: 'entrada' }));
  return Versions.filter((v) => v.IsLatest).map((v) => v.Key ?? '').sort();
}

test('a file that was read goes to another folder, a refused one to its own, and delivered again nothing is read again', async () => {
  const [l] = await lidasDoGrupo(casa().lote, 4);
  if (l === undefined) throw new Error('sem ligação');
  const aviso = await mandar('leituras/grupo 4.txt', arquivoDeLeituras(4, [ler(l, l.anterior + 9)]));
  for (let vez = 0; vez < 2; vez++) expect(await handler(aviso, CONTEXTO)).toEqual({ batchItemFailures: [] });
  expect(await handler(await mandar('leituras/ruim.txt', Buffer.from('nada')), CONTEXTO)).toEqual({ batchItemFailures: [] });
  const onde = await chaves();
  expect(onde.filter((c) => /^processados\/leituras\/2026-11-19\/[0-9a-f]{8}-grupo 4\.txt$/.test(c))).toHaveLength(1);
  expect(onde.filter((c) => /^rejeitados\/leituras\/2026-11-19\/[0-9a-f]{8}-ruim\.txt$/.test(c))).toHaveLength(1);
  expect(onde.filter((c) => c.startsWith('leituras/'))).toEqual([]);
  const { rows } = await casa().lote.query('SELECT versao FROM leitura.leitura WHERE cdc = $1 AND referencia = 202611', [l.cdc]);
  expect(rows).toEqual([{ versao: 1 }]);
});

test('a correction after the calculation asks for it again, also when the queue was away at the moment', async () => {
  const [l] = await lidasDoGrupo(casa().lote, 1);
  if (l === undefined) throw new Error('sem ligação');
  const aviso = await mandar('leituras/corrige.txt', arquivoDeLeituras(1, [ler(l, (l.valor ?? 0) + 3)]));
  noAr = false;
  expect(await handler(aviso, CONTEXTO)).toEqual({ batchItemFailures: [{ itemIdentifier: 'mensagem' }] });
  expect(await chaves()).toContain('leituras/corrige.txt');
  noAr = true;
  expect(await handler(aviso, CONTEXTO)).toEqual({ batchItemFailures: [] });
  expect(enviadas).toEqual([{ ciclo: CIDADE.emCritica.ciclo, rota: l.rota }]);
  expect(await handler(aviso, CONTEXTO)).toEqual({ batchItemFailures: [] });
  expect(enviadas).toHaveLength(1);
});

test('60 MB are refused by their size, and told', async () => {
  const aviso = await mandar('leituras/enorme.txt', new Uint8Array(60_000_000).fill(0x20));
  expect(await handler(aviso, CONTEXTO)).toEqual({ batchItemFailures: [] });
  const { rows } = await casa().lote.query(`SELECT situacao, motivo FROM leitura.arquivo WHERE nome = 'enorme.txt'`);
  expect(rows).toEqual([{ situacao: 'REJEITADO', motivo: expect.stringContaining('60000000 bytes') as string }]);
  expect((await chaves()).filter((c) => c.includes('enorme'))).toEqual([expect.stringMatching(/^rejeitados\//)]);
});

test('the largest file that is accepted is read within the memory of the function', async () => {
  const linhas = 200_000;
  const l = { cdc: 1, medidor: 'A20A000001' };
  const bytes = arquivoDeLeituras(4, Array.from({ length: linhas }, (_, i) => ler({ ...l, cdc: 500_000_000 + i }, i % 9_000)));
  expect(bytes.length).toBeGreaterThan(31_000_000);
  const aviso = await mandar('leituras/cidade-inteira.txt', bytes);
  const antes = process.memoryUsage().rss;
  let maior = antes;
  const vigia = setInterval(() => (maior = Math.max(maior, process.memoryUsage().rss)), 20);
  expect(await handler(aviso, CONTEXTO)).toEqual({ batchItemFailures: [] });
  clearInterval(vigia);
  const { rows } = await casa().lote.query(`SELECT linhas, recusadas FROM leitura.arquivo WHERE nome = 'cidade-inteira.txt'`);
  expect(rows).toEqual([{ linhas: linhas + 2, recusadas: linhas }]);
  expect((maior - antes) / 1024 / 1024).toBeLessThan(800);
}, 120_000);
