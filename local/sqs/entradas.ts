/** What each action of SQS takes. Limits are those of the SQS API reference. */
import { z } from 'zod';
import { ErroAws } from '../protocolo/aws-json.ts';
import type { AtributosDaMensagem, Envio, Fila } from './tipos.ts';

export const fila = z.object({ QueueUrl: z.string().min(1) });

const atributo = z
  .object({
    DataType: z.string().regex(/^(String|Number|Binary)(\..{1,240})?$/),
    StringValue: z.string().min(1).optional(),
    BinaryValue: z.base64().min(1).optional(),
  })
  .refine((a) => (a.DataType.startsWith('Binary') ? a.BinaryValue : a.StringValue) !== undefined, 'The message attribute must have a value of its type.');
const atributos = z.record(z.string().regex(/^[A-Za-z0-9_.-]{1,256}$/), atributo);
const segundosDeAtraso = z.number().int().min(0).max(900).optional();
const segundosDeVisibilidade = z.number().int().min(0).max(43_200);

const mensagem = z.object({ MessageBody: z.string(), DelaySeconds: segundosDeAtraso, MessageAttributes: atributos.optional() });
export const envio = fila.extend(mensagem.shape);
const id = z.object({ Id: z.string().regex(/^[A-Za-z0-9_-]{1,80}$/) });
export const envios = fila.extend({ Entries: z.array(id.extend(mensagem.shape)).optional() });

export const recepcao = fila.extend({
  MaxNumberOfMessages: z.number().int().min(1).max(10).default(1),
  WaitTimeSeconds: z.number().int().min(0).max(20).optional(),
  VisibilityTimeout: segundosDeVisibilidade.optional(),
  AttributeNames: z.array(z.string()).default([]),
  MessageSystemAttributeNames: z.array(z.string()).default([]),
  MessageAttributeNames: z.array(z.string()).default([]),
});

const recibo = z.object({ ReceiptHandle: z.string() });
export const apagamento = fila.extend(recibo.shape);
export const apagamentos = fila.extend({ Entries: z.array(id.extend(recibo.shape)).optional() });
export const visibilidade = apagamento.extend({ VisibilityTimeout: segundosDeVisibilidade });
export const visibilidades = fila.extend({ Entries: z.array(id.extend({ ...recibo.shape, VisibilityTimeout: segundosDeVisibilidade })).optional() });

const inteiro = z.coerce.number().int();
const redirecionamento = z
  .string()
  .transform((texto) => JSON.parse(texto) as unknown)
  .pipe(z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: inteiro.min(1).max(1000) }));
export const atributosDaFila = z.strictObject({
  VisibilityTimeout: inteiro.min(0).max(43_200).optional(),
  DelaySeconds: inteiro.min(0).max(900).optional(),
  MessageRetentionPeriod: inteiro.min(60).max(1_209_600).optional(),
  MaximumMessageSize: inteiro.min(1024).max(1_048_576).optional(),
  ReceiveMessageWaitTimeSeconds: inteiro.min(0).max(20).optional(),
  RedrivePolicy: redirecionamento.optional(),
});
export type AtributosDaFila = z.output<typeof atributosDaFila>;
export const criacao = z.object({ QueueName: z.string().regex(/^[A-Za-z0-9_-]{1,80}$/, 'Only standard queues are served locally.'), Attributes: atributosDaFila.default({}) });

/** The characters that XML 1.0 has, as the API asks; a lone surrogate or a NUL is none. */
const FORA_DO_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

function bytes(corpo: string, atributosDaMensagem: AtributosDaMensagem | undefined): number {
  const partes = Object.entries(atributosDaMensagem ?? {}).flatMap(([nome, a]) => [nome, a.DataType, a.StringValue ?? a.BinaryValue ?? '']);
  return [corpo, ...partes].reduce((soma, parte) => soma + Buffer.byteLength(parte), 0);
}

/** @throws ErroAws when the body is empty, too long or has characters that SQS refuses */
export function conferirEnvio(destino: Fila, m: z.output<typeof mensagem>): { readonly envio: Envio; readonly tamanho: number } {
  const tamanho = bytes(m.MessageBody, m.MessageAttributes);
  if (m.MessageBody === '') throw new ErroAws('MissingParameter', 'The request must contain the parameter MessageBody.');
  if (tamanho > destino.tamanhoMaximo) throw new ErroAws('InvalidParameterValue', `One or more parameters are invalid. Reason: Message must be shorter than ${destino.tamanhoMaximo} bytes.`);
  if (FORA_DO_XML.test(m.MessageBody)) throw new ErroAws('InvalidMessageContents', 'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF.');
  return { envio: { corpo: m.MessageBody, atributos: m.MessageAttributes, atrasoS: m.DelaySeconds }, tamanho };
}

/** The entries of a batch: one to ten, with different ids. */
export function conferirLote<E extends { readonly Id: string }>(entradas: readonly E[] | undefined): readonly E[] {
  const lote = entradas ?? [];
  const recusar = (codigo: string, mensagemDaRecusa: string): never => {
    throw new ErroAws(codigo, mensagemDaRecusa, { nomeAntigo: `AWS.SimpleQueueService.${codigo}` });
  };
  if (lote.length === 0) return recusar('EmptyBatchRequest', 'There should be at least one entry in the request.');
  if (lote.length > 10) return recusar('TooManyEntriesInBatchRequest', 'Maximum number of entries per request are 10.');
  if (new Set(lote.map((e) => e.Id)).size < lote.length) return recusar('BatchEntryIdsNotDistinct', 'Two or more batch entries in the request have the same Id.');
  return lote;
}
