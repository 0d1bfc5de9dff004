import type { Context, SQSRecord } from 'aws-lambda';
import type { z } from 'zod';
import { contar } from '../telemetry/metricas.ts';
import { registro } from '../telemetry/registro.ts';

/** What a worker may know of the delivery it is answering. */
export interface ContextoDaMensagem {
  readonly id: string;
  /** 1 on the first delivery; a second delivery of finished work must find it done and answer the same. */
  readonly tentativa: number;
  /** How long this invocation may still run, milliseconds. */
  restanteMs(): number;
}

export function contextoDa(mensagem: SQSRecord, contexto: Context): ContextoDaMensagem {
  return {
    id: mensagem.messageId,
    tentativa: Number(mensagem.attributes.ApproximateReceiveCount),
    restanteMs: () => contexto.getRemainingTimeInMillis(),
  };
}

/** A message that can never be processed: it fails on every delivery until the DLQ takes it, and says why without its content. */
export class MensagemEnvenenada extends Error {
  override readonly name = 'MensagemEnvenenada';
}

/** Parses the body of a message; throws {@link MensagemEnvenenada} with the places that do not fit, never the values. */
export function lerMensagem<M extends z.ZodType>(esquema: M, mensagem: SQSRecord): z.output<M> {
  const lida = esquema.safeParse(lerJson(mensagem));
  if (lida.success) return lida.data;
  const onde = lida.error.issues.map((i) => `${i.path.map(String).join('.') || '(raiz)'}: ${i.code}`).slice(0, 10);
  return envenenada(mensagem, onde.join('; '));
}

export function lerJson(mensagem: SQSRecord): unknown {
  try {
    return JSON.parse(mensagem.body) as unknown;
  } catch {
    return envenenada(mensagem, 'não é JSON');
  }
}

export function envenenada(mensagem: SQSRecord, motivo: string): never {
  contar('MensagemEnvenenada');
  registro.error('mensagem que não segue o contrato: seguirá para a fila morta', { mensagem: mensagem.messageId, tentativa: mensagem.attributes.ApproximateReceiveCount, motivo });
  throw new MensagemEnvenenada(motivo);
}
