import { ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Consumidor } from '../../../layers/worker/consumidor.ts';
import { receber } from '../../../functions/arrecadacao/receber-retorno/receber.ts';
import { CONTEXTO } from '../../contract/http-apoio.ts';
import { avisoDe } from '../../fixture/aviso-s3.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { retornoGrande } from '../../fixture/retorno-150.ts';
import { arquivoDe, arquivos, contasAbertas, CONVENIO, esperarIntegro, fotografia, pagar, type ContaAberta } from './apoio.ts';

const casa = comFuncoes('nascente_lote');
let contas: ContaAberta[] = [];
let handler: Consumidor;
// after the clock of the platform was put where the town stands
beforeAll(async () => void ({ handler } = await import('../../../functions/arrecadacao/receber-retorno/handler.ts')));
beforeEach(async () => {
  if (contas.length === 0) contas = [...(await contasAbertas(casa().lote))];
});
const conta = (): ContaAberta => contas.shift() ?? expect.fail('acabaram as contas');

async function mandar(chave: string, bytes: Uint8Array) {
  const { VersionId, ETag } = await casa().s3.por('entrada', chave, bytes);
  return avisoDe('entrada', { chave, tamanho: bytes.length, versao: VersionId, etag: ETag?.replaceAll('"', '') });
}
const entregar = (aviso: ReturnType<typeof avisoDe>) => handler(aviso, CONTEXTO);
/** Current objects of the inbox. */
async function chaves(): Promise<string[]> {
  const { Versions = [] } = await casa().s3.cliente.send(new ListObjectVersionsCommand({ Bucket: 'entrada' }));
  return Versions.filter((v) => v.IsLatest).map((v) => v.Key ?? '').sort();
}

test('a file that was used goes to another folder, a refused one to its own (TR 13.2); of one name and day, both stay', async () => {
  const [a, b] = [conta(), conta()];
  expect(await entregar(await mandar('retornos/retorno 1+1 é.ret', arquivoDe([pagar(a)])))).toEqual({ batchItemFailures: [] });
  expect(await entregar(await mandar('retornos/retorno 1+1 é.ret', arquivoDe([pagar(b)])))).toEqual({ batchItemFailures: [] });
  await entregar(await mandar('retornos/ruim.ret', Buffer.from('isto não é um retorno')));
  const onde = await chaves();
  expect(onde.filter((c) => /^processados\/retornos\/2026-11-19\/[0-9a-f]{8}-retorno 1\+1 é\.ret$/.test(c))).toHaveLength(2);
  expect(onde.filter((c) => /^rejeitados\/retornos\/2026-11-19\/[0-9a-f]{8}-ruim\.ret$/.test(c))).toHaveLength(1);
  expect(onde.filter((c) => c.startsWith('retornos/'))).toEqual([]);
  await esperarIntegro(casa().banco);
});

test('killed between the commit and the move, the delivery that follows moves it and settles nothing again', async () => {
  const bytes = arquivoDe([pagar(conta())]);
  const aviso = await mandar('retornos/morto.ret', bytes);
  // what the dead worker did: everything but the move
  const { VersionId: versao = null } = (await casa().s3.cliente.send(new ListObjectVersionsCommand({ Bucket: 'entrada', Prefix: 'retornos/morto.ret' }))).Versions?.[0] ?? {};
  await receber({ pool: casa().lote, relogio: casa().relogio, guarda: 'guarda' }, { nome: 'morto.ret', entrada: { chave: 'retornos/morto.ret', versao }, bytes });
  const antes = await fotografia(casa().lote);
  for (let vez = 0; vez < 3; vez++) expect(await entregar(aviso)).toEqual({ batchItemFailures: [] });
  expect(await fotografia(casa().lote)).toEqual(antes);
  expect((await chaves()).filter((c) => c.includes('morto'))).toEqual([expect.stringMatching(/^processados\//)]);
  const { rows } = await casa().lote.query(`SELECT count(*)::integer AS n FROM arrecadacao.chegada WHERE chave = 'retornos/morto.ret'`);
  expect(rows).toEqual([{ n: 1 }]);
  const { Versions = [] } = await casa().s3.cliente.send(new ListObjectVersionsCommand({ Bucket: 'guarda' }));
  expect(new Set(Versions.map((v) => v.Key)).size).toBe(Versions.length);
});

test('the bytes that were announced are the ones that settle, whatever was written over them since', async () => {
  const [a, b] = [conta(), conta()];
  const primeiro = await mandar('retornos/sobrescrito.ret', arquivoDe([pagar(a)]));
  const segundo = await mandar('retornos/sobrescrito.ret', arquivoDe([pagar(b)]));
  expect(await entregar(segundo)).toEqual({ batchItemFailures: [] });
  expect(await entregar(primeiro)).toEqual({ batchItemFailures: [] });
  const { rows } = await casa().lote.query('SELECT aviso FROM arrecadacao.pagamento WHERE aviso = ANY ($1)', [[a.aviso, b.aviso]]);
  expect(rows).toHaveLength(2);
});

test('a name of a thousand letters, one that climbs folders and a mark of folder are only names', async () => {
  expect(await entregar(await mandar(`retornos/${'x'.repeat(1000)}`, arquivoDe([pagar(conta())])))).toEqual({ batchItemFailures: [] });
  expect(await entregar(await mandar('retornos/../../segredo\u202e.ret', arquivoDe([pagar(conta())])))).toEqual({ batchItemFailures: [] });
  const antes = (await arquivos(casa().lote)).length;
  expect(await entregar(await mandar('retornos/', new Uint8Array(0)))).toEqual({ batchItemFailures: [] });
  expect((await arquivos(casa().lote)).length).toBe(antes);
  const { rows } = await casa().lote.query<{ nome: string }>('SELECT nome FROM arrecadacao.arquivo ORDER BY id DESC LIMIT 2');
  expect(rows.map((r) => r.nome)).toEqual(['segredo .ret', 'x'.repeat(200)]);
});

test('over 64 MB it is refused by its size, and told', async () => {
  const aviso = await mandar('retornos/enorme.ret', new Uint8Array(64 * 1024 * 1024 + 1).fill(0x20));
  expect(await entregar(aviso)).toEqual({ batchItemFailures: [] });
  expect(await entregar(aviso)).toEqual({ batchItemFailures: [] });
  expect((await arquivos(casa().lote)).at(-1)).toMatchObject({ situacao: 'REJEITADO', codigo: 'retorno/grande-demais' });
  expect((await chaves()).filter((c) => c.includes('enorme'))).toEqual([expect.stringMatching(/^rejeitados\//)]);
});

test('60 MB are settled whole, within the memory of the function', async () => {
  const modelo = Buffer.from(arquivoDe([pagar(conta())])).toString('latin1').slice(0, 152);
  // four hundred thousand payments of nobody's bills: the worst, since each keeps its barcode
  const grande = Buffer.from(retornoGrande(400_000));
  grande.write(modelo, 0, 'latin1');
  expect(grande.length).toBeGreaterThan(60_000_000);
  const aviso = await mandar('retornos/sessenta.ret', grande);
  const antes = process.memoryUsage().rss;
  let maior = antes;
  const vigia = setInterval(() => (maior = Math.max(maior, process.memoryUsage().rss)), 20);
  expect(await entregar(aviso)).toEqual({ batchItemFailures: [] });
  clearInterval(vigia);
  expect((await arquivos(casa().lote)).at(-1)).toMatchObject({ situacao: 'PROCESSADO', convenio: CONVENIO.id });
  // the worker has 1024 MB; what it had before counts too
  expect((maior - antes) / 1024 / 1024).toBeLessThan(700);
}, 120_000);

test('a bank that is away is a fault: the message stays, and the file settles when it is back', async () => {
  const bytes = arquivoDe([pagar(conta())]);
  const aviso = await mandar('retornos/depois.ret', bytes);
  await casa().banco.pool().query(`ALTER TABLE arrecadacao.arquivo RENAME TO arquivo_fora`);
  const registros = await handler(aviso, CONTEXTO);
  expect(registros.batchItemFailures).toEqual([{ itemIdentifier: 'mensagem' }]);
  await casa().banco.pool().query(`ALTER TABLE arrecadacao.arquivo_fora RENAME TO arquivo`);
  expect(await entregar(aviso)).toEqual({ batchItemFailures: [] });
  expect((await arquivos(casa().lote)).at(-1)).toMatchObject({ situacao: 'PROCESSADO' });
});
