import { GetQueueAttributesCommand, StartMessageMoveTaskCommand } from '@aws-sdk/client-sqs';
import { variaveisDe } from '../runtime/ambiente.ts';
import { sqs } from './cliente.ts';

/** Where a queue and its dead messages are. */
export interface EnderecosDaFila<F extends string> {
  readonly fila: F;
  readonly url: string;
  readonly urlDasMortas: string;
}

/** Finds, in an environment made of `{ fila: 'x' }` and `{ fila: 'x-dlq' }`, the addresses of each queue. */
export function enderecosDasFilas<F extends string>(filas: readonly F[], ambiente: Readonly<Record<string, unknown>>): readonly EnderecosDaFila<F>[] {
  const url = (fila: string): string => {
    const [nome = ''] = variaveisDe({ fila });
    const valor = ambiente[nome];
    if (typeof valor !== 'string') throw new Error(`${nome} ausente: o contrato precisa usar { fila: '${fila}' }`);
    return valor;
  };
  return filas.map((fila) => ({ fila, url: url(fila), urlDasMortas: url(`${fila}-dlq`) }));
}

/** How a queue stands. Counts are approximate, as SQS gives them. */
export interface SituacaoDaFila {
  readonly visiveis: number;
  readonly emVoo: number;
  readonly atrasadas: number;
  readonly arn: string;
}

export async function situacaoDaFila(url: string): Promise<SituacaoDaFila> {
  const { Attributes: a = {} } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: url,
      AttributeNames: ['QueueArn', 'ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible', 'ApproximateNumberOfMessagesDelayed'],
    }),
  );
  return {
    visiveis: Number(a.ApproximateNumberOfMessages ?? 0),
    emVoo: Number(a.ApproximateNumberOfMessagesNotVisible ?? 0),
    atrasadas: Number(a.ApproximateNumberOfMessagesDelayed ?? 0),
    arn: a.QueueArn ?? '',
  };
}

/** Sends dead messages back to the queue they came from. SQS runs one such task per DLQ; answers false when one is already running. */
export async function reprocessarMortas(arnDasMortas: string): Promise<boolean> {
  try {
    await sqs.send(new StartMessageMoveTaskCommand({ SourceArn: arnDasMortas }));
    return true;
  } catch (erro) {
    if (erro instanceof Error && erro.name === 'UnsupportedOperation') return false;
    throw erro;
  }
}
