import { z } from 'zod';
import type { MensagemRecebida } from './fila-de-origem.ts';
import type { Desfecho } from './protocolo.ts';

const respostaParcial = z.object({
  batchItemFailures: z.array(z.object({ itemIdentifier: z.string().nullish() })).nullish(),
});

/**
 * Which messages of the batch failed, by the rules of Lambda: an error fails all; a null or empty answer fails none; an answer of another
 * form, an empty identifier or one that is not in the batch fails all.
 */
export function falhasDoLote(mensagens: readonly MensagemRecebida[], desfecho: Desfecho, parcial: boolean): ReadonlySet<string> {
  const todas = new Set(mensagens.map((m) => m.MessageId));
  if (!desfecho.ok) return todas;
  if (!parcial) return new Set();
  const carga = JSON.parse(desfecho.carga) as unknown;
  if (carga === null || carga === '') return new Set();
  const lida = respostaParcial.safeParse(carga);
  if (!lida.success) return todas;
  const ids = (lida.data.batchItemFailures ?? []).map((f) => f.itemIdentifier ?? '');
  return ids.every((id) => todas.has(id)) ? new Set(ids) : todas;
}

/**
 * Seconds until a failed message comes back. AWS waits for the queue's visibility timeout, which is minutes; here it is an exponential wait
 * that never exceeds it, so that a person sees the retry (SQS promises no minimum to the consumer).
 */
export function esperaDaDevolucao(recebimentos: number): number {
  return Math.min(2 ** Math.max(0, recebimentos - 1), 60);
}
