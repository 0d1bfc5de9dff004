import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListMessageMoveTasksCommand,
  ListQueuesCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SQSClient,
  SendMessageBatchCommand,
  SendMessageCommand,
  StartMessageMoveTaskCommand,
  type Message,
  type ReceiveMessageCommandInput,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { criarSqs, type Sqs } from '../../local/sqs/sqs.ts';
import type { InjecaoSqs } from '../../local/sqs/tipos.ts';
import { bancoVazio, comBanco } from '../fixture/banco.ts';
import { clienteDe, servirAws, type ServidorAws } from '../fixture/servidor-aws.ts';

const bd = comBanco(bancoVazio);
const injecao: InjecaoSqs = {};
const relogio = { adiantadoMs: 0, agora: () => new Date(Date.now() + relogio.adiantadoMs) };
let servidor: ServidorAws;
let sqs: Sqs;
let cliente: SQSClient;
let numero = 0;
let QueueUrl: string;
let filaMorta: string;

beforeAll(async () => {
  sqs = await criarSqs(bd.banco.pool(), { relogio, injecao, endereco: () => servidor.url });
  servidor = await servirAws({ AmazonSQS: sqs.tratar });
  cliente = new SQSClient({ ...clienteDe(servidor), maxAttempts: 1 });
});
afterAll(async () => {
  cliente.destroy();
  sqs.parar();
  await servidor.fechar();
});
beforeEach(async () => {
  relogio.adiantadoMs = 0;
  for (const chave of Object.keys(injecao)) Reflect.deleteProperty(injecao, chave);
  numero++;
  filaMorta = `rotas-${numero}-mortas`;
  await sqs.garantirFila(filaMorta, {});
  await sqs.garantirFila(`rotas-${numero}`, { visibilidadeS: 60, filaMorta: { nome: filaMorta, recepcoes: 2 } });
  QueueUrl = sqs.url(`rotas-${numero}`);
});

async function enviar(...corpos: string[]): Promise<void> {
  for (const MessageBody of corpos) await cliente.send(new SendMessageCommand({ QueueUrl, MessageBody }));
}
async function receber(mais: object = {}): Promise<Message[]> {
  const { Messages = [] } = await cliente.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, ...mais }));
  return Messages;
}
async function contagens(): Promise<Record<string, string>> {
  const { Attributes = {} } = await cliente.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
  return Attributes;
}

describe('SQS of the local runtime', () => {
  it('hands a message out once, with the attributes asked for and digests that the client verifies, until it is deleted', async () => {
    const MessageAttributes = {
      origem: { DataType: 'String', StringValue: 'ação' },
      lote: { DataType: 'Number', StringValue: '12' },
      selo: { DataType: 'Binary', BinaryValue: new Uint8Array([0, 255, 7]) },
    };
    const enviada = await cliente.send(new SendMessageCommand({ QueueUrl, MessageBody: '{"rota":1,"nome":"São João"}', MessageAttributes }));
    const [m] = await receber({ MessageSystemAttributeNames: ['All'], MessageAttributeNames: ['All'] });
    expect(m).toMatchObject({ Body: '{"rota":1,"nome":"São João"}', MessageId: enviada.MessageId, MD5OfMessageAttributes: enviada.MD5OfMessageAttributes, MessageAttributes });
    expect(m?.Attributes).toMatchObject({ ApproximateReceiveCount: '1' });
    expect(Number(m?.Attributes?.['SentTimestamp'])).toBeCloseTo(Date.now(), -5);
    expect(await receber()).toEqual([]);
    await cliente.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: m?.ReceiptHandle }));
    relogio.adiantadoMs = 3_600_000;
    expect(await receber()).toEqual([]);
  });

  it('leaves out attributes that nobody asked for, and filters by prefix', async () => {
    const texto = (StringValue: string) => ({ DataType: 'String', StringValue });
    await cliente.send(new SendMessageCommand({ QueueUrl, MessageBody: 'a', MessageAttributes: { 'x.a': texto('1'), 'y.a': texto('2') } }));
    const [m] = await receber({ VisibilityTimeout: 0 });
    expect(m?.Attributes).toBeUndefined();
    expect(m?.MessageAttributes).toBeUndefined();
    const [outra] = await receber({ MessageAttributeNames: ['x.*'] });
    expect(Object.keys(outra?.MessageAttributes ?? {})).toEqual(['x.a']);
  });

  it('shows a message again when its visibility ends, and counts the receptions', async () => {
    await enviar('a');
    const [primeira] = await receber();
    relogio.adiantadoMs = 59_000;
    expect(await receber()).toEqual([]);
    relogio.adiantadoMs = 61_000;
    const [segunda] = await receber({ MessageSystemAttributeNames: ['ApproximateReceiveCount'] });
    expect(segunda?.Attributes).toEqual({ ApproximateReceiveCount: '2' });
    expect(segunda?.ReceiptHandle).not.toBe(primeira?.ReceiptHandle);
    await cliente.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: primeira?.ReceiptHandle }));
    expect(await contagens()).toMatchObject({ ApproximateNumberOfMessagesNotVisible: '1' });
  });

  it('moves a message to the dead-letter queue after its last reception, and redrives it with the receptions forgotten', async () => {
    await enviar('veneno');
    for (const minuto of [0, 2]) {
      relogio.adiantadoMs = minuto * 60_000;
      expect(await receber()).toHaveLength(1);
    }
    relogio.adiantadoMs = 240_000;
    expect(await receber()).toEqual([]);
    const morta: ReceiveMessageCommandInput = { QueueUrl: sqs.url(filaMorta), MessageSystemAttributeNames: ['All'], VisibilityTimeout: 0 };
    const { Messages: [m] = [] } = await cliente.send(new ReceiveMessageCommand(morta));
    expect(m).toMatchObject({ Body: 'veneno', Attributes: { DeadLetterQueueSourceArn: sqs.arn(`rotas-${numero}`) } });
    const SourceArn = sqs.arn(filaMorta);
    const { TaskHandle } = await cliente.send(new StartMessageMoveTaskCommand({ SourceArn }));
    expect(TaskHandle).toBeTruthy();
    const { Results } = await cliente.send(new ListMessageMoveTasksCommand({ SourceArn }));
    expect(Results).toMatchObject([{ Status: 'COMPLETED', ApproximateNumberOfMessagesMoved: 1 }]);
    const [devolvida] = await receber({ MessageSystemAttributeNames: ['All'] });
    expect(devolvida).toMatchObject({ Body: 'veneno', Attributes: { ApproximateReceiveCount: '1' } });
    expect(devolvida?.MessageId).not.toBe(m?.MessageId);
  });

  it('changes visibility only of what is in flight', async () => {
    await enviar('a');
    const [m] = await receber();
    await cliente.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle: m?.ReceiptHandle, VisibilityTimeout: 0 }));
    await expect(cliente.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle: m?.ReceiptHandle, VisibilityTimeout: 30 }))).rejects.toMatchObject({ name: 'MessageNotInflight' });
    expect(await receber()).toHaveLength(1);
  });

  it('answers a long poll as soon as a message arrives, and with nothing when none does', async () => {
    const inicio = performance.now();
    const espera = receber({ WaitTimeSeconds: 10 });
    await new Promise((resolver) => setTimeout(resolver, 150));
    await enviar('a');
    expect(await espera).toHaveLength(1);
    expect(performance.now() - inicio).toBeLessThan(5_000);
    expect(await receber({ WaitTimeSeconds: 1 })).toEqual([]);
    expect(performance.now() - inicio).toBeGreaterThan(1_000);
  });

  it('answers a long poll when a delayed message becomes visible', async () => {
    await cliente.send(new SendMessageCommand({ QueueUrl, MessageBody: 'a', DelaySeconds: 1 }));
    expect(await receber()).toEqual([]);
    expect(await contagens()).toMatchObject({ ApproximateNumberOfMessages: '0', ApproximateNumberOfMessagesDelayed: '1' });
    expect(await receber({ WaitTimeSeconds: 5 })).toHaveLength(1);
  });

  it('gives back what it fetched for a client that left', async () => {
    const parada = new AbortController();
    const espera = cliente.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }), { abortSignal: parada.signal });
    await new Promise((resolver) => setTimeout(resolver, 150));
    parada.abort();
    await expect(espera).rejects.toMatchObject({ name: 'AbortError' });
    await enviar('a');
    expect(await receber({ WaitTimeSeconds: 2 })).toHaveLength(1);
  });

  it('sends and deletes in batches, answering each entry', async () => {
    const Entries = ['a', 'b', 'c'].map((MessageBody) => ({ Id: MessageBody, MessageBody }));
    const { Successful = [] } = await cliente.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    expect(Successful.map((s) => s.Id)).toEqual(['a', 'b', 'c']);
    const recebidas = await receber();
    expect(recebidas.map((m) => m.Body)).toEqual(['a', 'b', 'c']);
    const apagar = recebidas.map((m, i) => ({ Id: String(i), ReceiptHandle: i === 1 ? 'estragado' : m.ReceiptHandle }));
    const resposta = await cliente.send(new DeleteMessageBatchCommand({ QueueUrl, Entries: apagar }));
    expect(resposta.Successful?.map((s) => s.Id)).toEqual(['0', '2']);
    expect(resposta.Failed).toMatchObject([{ Id: '1', Code: 'ReceiptHandleIsInvalid', SenderFault: true }]);
    expect(await contagens()).toMatchObject({ ApproximateNumberOfMessagesNotVisible: '1' });
  });

  it.each([
    ['EmptyBatchRequest', []],
    ['TooManyEntriesInBatchRequest', Array.from({ length: 11 }, (_, i) => ({ Id: `${i}`, MessageBody: 'a' }))],
    ['BatchEntryIdsNotDistinct', [{ Id: 'a', MessageBody: 'a' }, { Id: 'a', MessageBody: 'b' }]],
    ['BatchRequestTooLong', [1, 2].map((n) => ({ Id: `${n}`, MessageBody: 'x'.repeat(600_000) }))],
  ])('refuses a bad batch with %s', async (name, Entries) => {
    await expect(cliente.send(new SendMessageBatchCommand({ QueueUrl, Entries }))).rejects.toMatchObject({ name });
    expect(await receber()).toEqual([]);
  });

  it('takes a body of 1 MiB and refuses one byte more, and characters outside XML', async () => {
    await enviar('x'.repeat(1_048_576));
    expect((await receber())[0]?.Body).toHaveLength(1_048_576);
    await expect(enviar('x'.repeat(1_048_577))).rejects.toMatchObject({ name: 'InvalidParameterValue' });
    await expect(enviar('a\u0000b')).rejects.toMatchObject({ name: 'InvalidMessageContents' });
    await expect(enviar('')).rejects.toMatchObject({ name: 'MissingParameter' });
  });

  it('forgets a message that outlived the retention of its queue', async () => {
    await enviar('a');
    relogio.adiantadoMs = 345_601_000;
    expect(await receber()).toEqual([]);
    expect(await contagens()).toMatchObject({ ApproximateNumberOfMessages: '0' });
  });

  it('finds, lists, describes, empties and creates queues', async () => {
    const nome = `rotas-${numero}`;
    expect(await cliente.send(new GetQueueUrlCommand({ QueueName: nome }))).toMatchObject({ QueueUrl });
    expect((await cliente.send(new ListQueuesCommand({ QueueNamePrefix: nome }))).QueueUrls).toEqual([QueueUrl, sqs.url(filaMorta)]);
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: sqs.arn(filaMorta), maxReceiveCount: 2 });
    expect(await contagens()).toMatchObject({ QueueArn: sqs.arn(nome), VisibilityTimeout: '60', RedrivePolicy });
    await enviar('a', 'b');
    await cliente.send(new PurgeQueueCommand({ QueueUrl }));
    expect(await contagens()).toMatchObject({ ApproximateNumberOfMessages: '0' });
    await expect(cliente.send(new GetQueueUrlCommand({ QueueName: 'nao-ha' }))).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
    const QueueName = `nova-${numero}`;
    await cliente.send(new CreateQueueCommand({ QueueName, Attributes: { DelaySeconds: '5' } }));
    await expect(cliente.send(new CreateQueueCommand({ QueueName, Attributes: { DelaySeconds: '6' } }))).rejects.toMatchObject({ name: 'QueueNameExists' });
    await expect(cliente.send(new CreateQueueCommand({ QueueName: 'x.fifo', Attributes: { FifoQueue: 'true' } }))).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('never hands one message to two receivers at a time', async () => {
    await sqs.enviar(QueueUrl, Array.from({ length: 200 }, (_, i) => ({ corpo: String(i) })));
    const tudo = await Promise.all(Array.from({ length: 30 }, () => receber()));
    const corpos = tudo.flat().map((m) => m.Body);
    expect(corpos).toHaveLength(200);
    expect(new Set(corpos).size).toBe(200);
  });

  it('keeps messages over a restart of the service', async () => {
    await enviar('a');
    const outro = await criarSqs(bd.banco.pool(), { relogio });
    expect(await outro.receber(`rotas-${numero}`)).toMatchObject([{ Body: 'a' }]);
    outro.parar();
  });

  it('delivers every message twice, late and out of order, when those faults are injected', async () => {
    injecao.entregarDuasVezes = true;
    await enviar('a');
    const copias = await receber();
    expect(copias.map((m) => m.Body)).toEqual(['a', 'a']);
    expect(new Set(copias.map((m) => m.MessageId)).size).toBe(1);
    await cliente.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: copias[0]?.ReceiptHandle }));
    expect(await contagens()).toMatchObject({ ApproximateNumberOfMessagesNotVisible: '1' });
    injecao.entregarDuasVezes = false;
    injecao.atrasoMaximoMs = 60_000;
    injecao.sorte = () => 0.5;
    await enviar('b');
    expect(await receber()).toEqual([]);
    relogio.adiantadoMs = 31_000;
    expect(await receber()).toMatchObject([{ Body: 'b' }]);
    injecao.atrasoMaximoMs = 0;
    injecao.reordenar = true;
    await sqs.enviar(QueueUrl, Array.from({ length: 50 }, (_, i) => ({ corpo: String(i) })));
    const ordem = (await Promise.all(Array.from({ length: 5 }, () => receber()))).flat().map((m) => Number(m.Body));
    expect(ordem).toHaveLength(50);
    expect(ordem).not.toEqual(ordem.toSorted((a, b) => a - b));
  });
});
