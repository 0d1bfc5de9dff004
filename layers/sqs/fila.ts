import { GetQueueAttributesCommand, StartMessageMoveTaskCommand } from '@aws-sdk/client-sqs';
import { z } from 'zod';
import { sqs } from './cliente.ts';

/** How a queue stands. Counts are approximate, as SQS gives them. */
export interface SituacaoDaFila {
  readonly visiveis: number;
  readonly emVoo: number;
  readonly atrasadas: number;
  /** ARN of its DLQ. */
  readonly morta: string | undefined;
}

const politica = z.object({ deadLetterTargetArn: z.string() });

/** Reads the depth of a queue and which queue takes its dead messages. */
export async function situacaoDaFila(url: string): Promise<SituacaoDaFila> {
  const { Attributes: a = {} } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] }));
  return {
    visiveis: Number(a['ApproximateNumberOfMessages'] ?? 0),
    emVoo: Number(a['ApproximateNumberOfMessagesNotVisible'] ?? 0),
    atrasadas: Number(a['ApproximateNumberOfMessagesDelayed'] ?? 0),
    morta: a['RedrivePolicy'] === undefined ? undefined : politica.parse(JSON.parse(a['RedrivePolicy'])).deadLetterTargetArn,
  };
}

/** Depth of the DLQ of a queue: its address is that of the queue with the name of the ARN. */
export async function mensagensMortas(url: string, morta: string): Promise<number> {
  const nome = morta.slice(morta.lastIndexOf(':') + 1);
  return (await situacaoDaFila(`${url.slice(0, url.lastIndexOf('/'))}/${nome}`)).visiveis;
}

/** Sends the dead messages back to the queue they came from. SQS runs one such task per DLQ; answers false when one is already running. */
export async function reprocessarMortas(morta: string): Promise<boolean> {
  try {
    await sqs.send(new StartMessageMoveTaskCommand({ SourceArn: morta }));
    return true;
  } catch (erro) {
    if (erro instanceof Error && erro.name === 'UnsupportedOperation') return false;
    throw erro;
  }
}
