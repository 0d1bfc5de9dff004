import { SendMessageBatchCommand, type SendMessageBatchRequestEntry } from '@aws-sdk/client-sqs';
import type { z } from 'zod';
import type { ContratoFila } from '../../events/contrato.ts';
import { sqs } from './cliente.ts';

/** Limits of SQS for one call. */
const POR_CHAMADA = 10;
const BYTES_POR_CHAMADA = 250_000;
const RODADAS = 3;
/** How many calls are under way at once: enough to fill 400 rotas in about a second, few enough for one socket pool. */
const SIMULTANEAS = 8;

/** Raised when the queue kept refusing some messages; those that were accepted are in the queue, so the caller retries the whole and relies on deduplication. */
export class EnvioIncompleto extends Error {
  override readonly name = 'EnvioIncompleto';
}

/**
 * Sends messages of a contract, in batches, in no order. Each must fit the contract. A message that the queue refuses is tried again, at most
 * three rounds in all; then `EnvioIncompleto`. `atrasoS` delays the delivery, seconds (0 to 900).
 */
export async function enviar<M extends z.ZodType>(contrato: ContratoFila<M>, url: string, mensagens: readonly z.input<M>[], atrasoS = 0): Promise<void> {
  const entradas = mensagens.map((mensagem, i): SendMessageBatchRequestEntry => {
    contrato.mensagem.parse(mensagem);
    return { Id: String(i), MessageBody: JSON.stringify(mensagem), ...(atrasoS > 0 ? { DelaySeconds: atrasoS } : {}) };
  });
  let faltam = entradas;
  for (let rodada = 1; faltam.length > 0; rodada++) {
    const recusadas = await umaRodada(url, faltam);
    if (recusadas.length > 0 && rodada === RODADAS) throw new EnvioIncompleto(`${recusadas.length} de ${entradas.length} mensagens não entraram na fila`);
    faltam = recusadas;
  }
}

async function umaRodada(url: string, entradas: readonly SendMessageBatchRequestEntry[]): Promise<SendMessageBatchRequestEntry[]> {
  const lotes = lotear(entradas);
  const recusadas: SendMessageBatchRequestEntry[] = [];
  for (let i = 0; i < lotes.length; i += SIMULTANEAS) {
    const respostas = await Promise.all(lotes.slice(i, i + SIMULTANEAS).map(async (lote) => ({ lote, resposta: await sqs.send(new SendMessageBatchCommand({ QueueUrl: url, Entries: lote })) })));
    for (const { lote, resposta } of respostas) {
      const ids = new Set((resposta.Failed ?? []).map((f) => f.Id));
      recusadas.push(...lote.filter((e) => ids.has(e.Id)));
    }
  }
  return recusadas;
}

/** Groups entries under both limits of a call. */
export function lotear(entradas: readonly SendMessageBatchRequestEntry[]): SendMessageBatchRequestEntry[][] {
  const lotes: SendMessageBatchRequestEntry[][] = [];
  let bytes = 0;
  for (const entrada of entradas) {
    const tamanho = Buffer.byteLength(entrada.MessageBody ?? '');
    const atual = lotes.at(-1);
    if (!atual || atual.length === POR_CHAMADA || bytes + tamanho > BYTES_POR_CHAMADA) {
      lotes.push([entrada]);
      bytes = tamanho;
    } else {
      atual.push(entrada);
      bytes += tamanho;
    }
  }
  return lotes;
}
