import middy from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { z } from 'zod';
import type { ContratoFila } from '../../events/contrato.ts';
import { umaVez, type Dependencias } from '../comum/dependencias.ts';
import { telemetria } from '../telemetry/telemetria.ts';
import { anotarFalha, type Consumidor } from './consumidor.ts';
import { contextoDa, lerMensagem, type ContextoDaMensagem } from './mensagem.ts';

/** One message of a batch; `contexto.id` is what a failure names. */
export interface MensagemDoLote<T> {
  readonly corpo: T;
  readonly contexto: ContextoDaMensagem;
}

/** A message of the batch that must be delivered again, and why. */
export interface FalhaDoLote {
  readonly id: string;
  readonly erro: unknown;
}

/**
 * As `consumidor`, but `tratar` gets every message of the batch at once, so that set-based work crosses the database once for all of them.
 * It answers those that failed; the rest are done. To throw is to have all of them delivered again.
 */
export function consumidorEmLote<M extends z.ZodType, D>(
  contrato: ContratoFila<M>,
  deps: Dependencias<D>,
  tratar: (mensagens: readonly MensagemDoLote<z.output<M>>[], deps: D) => Promise<readonly FalhaDoLote[]>,
): Consumidor {
  const prontas = umaVez(deps);
  return middy<SQSEvent, SQSBatchResponse>()
    .use(telemetria())
    .handler(async (evento: SQSEvent, contexto: Context) => {
      const falhas = new Map<string, unknown>();
      const lidas: MensagemDoLote<z.output<M>>[] = [];
      for (const mensagem of evento.Records) {
        try {
          lidas.push({ corpo: lerMensagem(contrato.mensagem, mensagem), contexto: contextoDa(mensagem, contexto) });
        } catch (erro) {
          falhas.set(mensagem.messageId, erro);
        }
      }
      try {
        for (const { id, erro } of lidas.length === 0 ? [] : await tratar(lidas, await prontas())) falhas.set(id, erro);
      } catch (erro) {
        for (const { contexto: c } of lidas) falhas.set(c.id, erro);
      }
      return responder(contrato, evento.Records, falhas);
    });
}

/** A failure that names no message of this batch is a defect: answering it would make Lambda deliver the whole batch again, silently. */
function responder(contrato: ContratoFila, mensagens: readonly SQSRecord[], falhas: ReadonlyMap<string, unknown>): SQSBatchResponse {
  const conhecidas = new Map(mensagens.map((m) => [m.messageId, m]));
  for (const [id, erro] of falhas) {
    const mensagem = conhecidas.get(id);
    if (!mensagem) throw new Error(`falha de uma mensagem que não está no lote: ${id}`);
    anotarFalha(contrato, mensagem, erro);
  }
  return { batchItemFailures: [...falhas.keys()].map((itemIdentifier) => ({ itemIdentifier })) };
}
