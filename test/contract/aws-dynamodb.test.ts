import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { iniciarDynamoDb } from '../../local/dynamodb/dynamodb.ts';
import type { DynamoDb } from '../../local/dynamodb/dynamodb.ts';
import { carregarTemplate } from '../../local/template/carregar.ts';
import { ENDERECOS_DE_TESTE, escreverMontagem } from '../fixture/montagem.ts';
import { clienteDe, servirAws } from '../fixture/servidor-aws.ts';
import type { ServidorAws } from '../fixture/servidor-aws.ts';

const pasta = mkdtempSync(join(tmpdir(), 'dynamo-'));
const montagem = escreverMontagem({
  p: {
    recursos: {
      Tabela: {
        Type: 'AWS::DynamoDB::GlobalTable',
        Properties: {
          TableName: 'idempotencia',
          BillingMode: 'PAY_PER_REQUEST',
          AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
          KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
          TimeToLiveSpecification: { AttributeName: 'expiration', Enabled: true },
          Replicas: [{ Region: 'sa-east-1' }],
        },
      },
    },
  },
});

let dynamo: DynamoDb;
let servidor: ServidorAws;
let bruto: DynamoDBClient;
let cliente: DynamoDBDocumentClient;

async function ligar(): Promise<void> {
  dynamo = await iniciarDynamoDb(await carregarTemplate(montagem.diretorio, ENDERECOS_DE_TESTE), pasta);
  servidor = await servirAws({ DynamoDB_20120810: (p) => dynamo.tratar(p) });
  bruto = new DynamoDBClient({ ...clienteDe(servidor), maxAttempts: 1 });
  cliente = DynamoDBDocumentClient.from(bruto);
}
async function desligar(): Promise<void> {
  bruto.destroy();
  await servidor.fechar();
  await dynamo.parar();
}
beforeAll(ligar);
afterAll(async () => {
  await desligar();
  montagem.apagar();
  rmSync(pasta, { recursive: true });
});

const TableName = 'idempotencia';
const ler = async (id: string) => (await cliente.send(new GetCommand({ TableName, Key: { id }, ConsistentRead: true }))).Item;

describe('DynamoDB', () => {
  it('has the table of the template', async () => {
    const { Table } = await bruto.send(new DescribeTableCommand({ TableName }));
    expect(Table).toMatchObject({ TableStatus: 'ACTIVE', KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }] });
  });

  it('lets only one of many claim a key', async () => {
    const tentar = (quem: number) => cliente.send(new PutCommand({ TableName, Item: { id: 'disputada', quem }, ConditionExpression: 'attribute_not_exists(id)' }));
    const r = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => tentar(i)));
    const vencedores = r.flatMap((x, i) => (x.status === 'fulfilled' ? [i] : []));
    expect(vencedores).toHaveLength(1);
    expect(await ler('disputada')).toEqual({ id: 'disputada', quem: vencedores[0] });
    expect(r.find((x) => x.status === 'rejected')).toMatchObject({ reason: { name: 'ConditionalCheckFailedException' } });
  });

  it('updates under a condition, as the idempotency of a route does', async () => {
    await cliente.send(new PutCommand({ TableName, Item: { id: 'r', status: 'INPROGRESS', expiration: 10 } }));
    const mudar = (antes: string) =>
      cliente.send(
        new UpdateCommand({
          TableName,
          Key: { id: 'r' },
          UpdateExpression: 'SET #s = :d, #v = :v',
          ConditionExpression: '#s = :a OR expiration < :agora',
          ExpressionAttributeNames: { '#s': 'status', '#v': 'data' },
          ExpressionAttributeValues: { ':d': 'COMPLETED', ':a': antes, ':agora': 5, ':v': { corpo: 'á', n: 1.5 } },
        }),
      );
    await mudar('INPROGRESS');
    expect(await ler('r')).toMatchObject({ status: 'COMPLETED', data: { corpo: 'á', n: 1.5 } });
    await expect(mudar('INPROGRESS')).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
  });

  it('survives a client that leaves in the middle of a request', async () => {
    const saiu = new Promise<void>((resolver) => {
      const r = request(servidor.url, { method: 'POST', headers: { 'x-amz-target': 'DynamoDB_20120810.GetItem', 'content-length': '1000' } });
      r.on('error', () => resolver());
      r.write('{"Tab');
      setTimeout(() => r.destroy(new Error('fui')), 50);
    });
    await saiu;
    await cliente.send(new PutCommand({ TableName, Item: { id: 'vivo' } }));
    expect(await ler('vivo')).toEqual({ id: 'vivo' });
  });

  it('keeps what it has over a restart', async () => {
    await cliente.send(new PutCommand({ TableName, Item: { id: 'fica', n: 1 } }));
    await desligar();
    await ligar();
    expect(await ler('fica')).toEqual({ id: 'fica', n: 1 });
  });
});
