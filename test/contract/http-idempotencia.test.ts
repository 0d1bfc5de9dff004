import { CreateTableCommand, DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import contrato from '../../events/http/faturamento/recalcular-previa.ts';
import type { Operacao } from '../../layers/http/operacao.ts';
import { montarApi } from '../../layers/http/montar.ts';
import { chamadaDoExemplo, CONTEXTO, direitosFixos, evento } from './http-apoio.ts';

const servidor = dynalite({ createTableMs: 0 });
let cliente: DynamoDBClient | undefined;

beforeAll(async () => {
  await new Promise<void>((resolver) => servidor.listen(0, '127.0.0.1', () => resolver()));
  const { port } = servidor.address() as AddressInfo;
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${port}`,
    AWS_REGION: 'sa-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    TABELA_IDEMPOTENCIA: 'idempotencia',
  });
  cliente = new DynamoDBClient({});
  await cliente.send(
    new CreateTableCommand({
      TableName: 'idempotencia',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    }),
  );
});
afterAll(async () => {
  cliente?.destroy();
  await new Promise((resolver) => servidor.close(resolver));
});

test('through DynamoDB, ten simultaneous calls with one key run once, and a later one gets the same answer', async () => {
  let vezes = 0;
  let soltar = () => undefined as void;
  const solta = new Promise<void>((resolver) => (soltar = resolver));
  const operacao: Operacao = {
    contrato,
    executar: async () => {
      vezes++;
      await solta;
      return { ok: true, valor: contrato.exemplo.resposta };
    },
  };
  // Each Lambda is a process of its own: so is each API here. The first to run waits until the other nine have their answer.
  const boa = evento(chamadaDoExemplo(contrato));
  let respondidas = 0;
  const respostas = await Promise.all(
    Array.from({ length: 10 }, async () => {
      const resposta = await montarApi([operacao], { direitos: direitosFixos() })(boa, CONTEXTO);
      if (++respondidas === 9) soltar();
      return resposta;
    }),
  );
  expect(vezes).toBe(1);
  expect(respostas.filter((r) => r.statusCode === 409)).toHaveLength(9);
  const depois = await montarApi([operacao], { direitos: direitosFixos() })(boa, CONTEXTO);
  expect([depois.statusCode, depois.body]).toEqual([200, respostas.find((r) => r.statusCode === 200)?.body]);
  expect(vezes).toBe(1);
});

test('what is kept names neither the person nor the content, and has its expiry', async () => {
  const { Items = [] } = (await cliente?.send(new ScanCommand({ TableName: 'idempotencia' }))) ?? {};
  expect(Items).toHaveLength(1);
  expect(JSON.stringify(Items)).not.toMatch(/Marina|economias corrigido/);
  expect(Number(Items[0]?.['expiration']?.N)).toBeGreaterThan(Date.now() / 1000 + 80_000);
});
