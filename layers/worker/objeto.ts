import type { SQSRecord } from 'aws-lambda';
import { z } from 'zod';
import { envenenada, lerJson } from './mensagem.ts';

/** An object that arrived in a bucket. `versao` pins the bytes that were announced: another may be written under the same key at any time. */
export interface ObjetoRecebido {
  readonly balde: string;
  /** The key as it was written, already decoded. */
  readonly chave: string;
  readonly versao: string | undefined;
  /** Bytes. */
  readonly tamanho: number;
  readonly etag: string | undefined;
  readonly sequenciador: string | undefined;
}

const evento = z.object({
  Records: z
    .array(
      z.object({
        eventName: z.string(),
        s3: z.object({
          bucket: z.object({ name: z.string().min(1) }),
          object: z.object({
            key: z.string().min(1),
            size: z.int().min(0).default(0),
            eTag: z.string().optional(),
            versionId: z.string().optional(),
            sequencer: z.string().optional(),
          }),
        }),
      }),
    )
    .min(1),
});
const teste = z.object({ Event: z.literal('s3:TestEvent') });

/** The objects that one message announces; none for the test event that S3 sends when a notification is configured. */
export function lerObjetos(mensagem: SQSRecord): readonly ObjetoRecebido[] {
  const corpo = lerJson(mensagem);
  if (teste.safeParse(corpo).success) return [];
  const lido = evento.safeParse(corpo);
  if (!lido.success) return envenenada(mensagem, 'não é um aviso do S3');
  return lido.data.Records.map(({ s3: { bucket, object } }) => ({
    balde: bucket.name,
    chave: decodificarChave(object.key, mensagem),
    versao: object.versionId === 'null' ? undefined : object.versionId,
    tamanho: object.size,
    etag: object.eTag,
    sequenciador: object.sequencer,
  }));
}

/** S3 encodes the key of a notification as a form does: blank as `+`, the rest in percents. */
function decodificarChave(chave: string, mensagem: SQSRecord): string {
  try {
    return decodeURIComponent(chave.replaceAll('+', ' '));
  } catch {
    return envenenada(mensagem, 'a chave do objeto não pode ser decodificada');
  }
}
