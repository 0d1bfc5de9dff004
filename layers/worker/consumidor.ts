import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import middy, { type MiddyfiedHandler } from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { z } from 'zod';
import type { ContratoFila, ContratoS3 } from '../../events/contrato.ts';
import { umaVez, type Dependencias } from '../comum/dependencias.ts';
import { contar } from '../telemetry/metricas.ts';
import { descreverErro, registro } from '../telemetry/registro.ts';
import { telemetria } from '../telemetry/telemetria.ts';
import { contextoDa, lerMensagem, MensagemEnvenenada, type ContextoDaMensagem } from './mensagem.ts';
import { lerObjetos, type ObjetoRecebido } from './objeto.ts';

export type Consumidor = MiddyfiedHandler<SQSEvent, SQSBatchResponse>;

/** What a contract delivers: the parsed message of a queue, or the object that arrived. */
type Entregue<C> = C extends ContratoFila<infer M> ? z.output<M> : ObjetoRecebido;

/**
 * The Lambda behind a queue, or behind the queue of a bucket. `tratar` gets one message at a time, in order; to return is to be done, to throw is
 * to be delivered again until the DLQ takes it. The others of the batch are not touched by one that fails.
 */
export function consumidor<C extends ContratoFila | ContratoS3, D>(
  contrato: C,
  deps: Dependencias<D>,
  tratar: (mensagem: Entregue<C>, deps: D, contexto: ContextoDaMensagem) => Promise<void>,
): Consumidor {
  const prontas = umaVez(deps);
  return middy<SQSEvent, SQSBatchResponse>()
    .use(telemetria())
    .handler(async (evento: SQSEvent, contexto: Context) => {
      const umaMensagem = async (mensagem: SQSRecord): Promise<void> => {
        try {
          const feitas = await prontas();
          for (const entregue of entregues(contrato, mensagem)) await tratar(entregue as Entregue<C>, feitas, contextoDa(mensagem, contexto));
        } catch (erro) {
          anotarFalha(contrato, mensagem, erro);
          throw erro;
        }
      };
      const resposta = await processPartialResponse(evento, umaMensagem, new BatchProcessor(EventType.SQS), { processInParallel: false, throwOnFullBatchFailure: false });
      return resposta;
    });
}

function entregues(contrato: ContratoFila | ContratoS3, mensagem: SQSRecord): readonly unknown[] {
  return contrato.tipo === 'fila' ? [lerMensagem(contrato.mensagem, mensagem)] : lerObjetos(mensagem);
}

/** Counts and writes a failure once; a poisoned message has already been written. */
export function anotarFalha(contrato: ContratoFila | ContratoS3, mensagem: SQSRecord, erro: unknown): void {
  contar('MensagemFalhou');
  if (erro instanceof MensagemEnvenenada) return;
  const tentativa = Number(mensagem.attributes.ApproximateReceiveCount);
  registro.error('a mensagem falhou e será entregue de novo', { mensagem: mensagem.messageId, tentativa, tentativas: contrato.tentativas, ...descreverErro(erro) });
}
