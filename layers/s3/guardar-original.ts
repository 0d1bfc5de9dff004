import { createHash } from 'node:crypto';
import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { s3 } from './cliente.ts';
import type { Objeto } from './objeto.ts';

/**
 * Puts evidence under guard, once: a key that names its content is written only if it is not there, since nothing under Object Lock can be deleted
 * and a delivery may come twice. The checksum goes with it, which S3 demands of whatever it must retain.
 * @returns the version that holds the bytes, or null where the bucket keeps none.
 */
export async function guardarOriginal({ balde, chave }: Objeto, conteudo: Uint8Array, tipo: string): Promise<string | null> {
  const soma = createHash('sha256').update(conteudo).digest('base64');
  try {
    const { VersionId } = await s3.send(
      new PutObjectCommand({ Bucket: balde, Key: chave, Body: conteudo, ContentType: tipo, ChecksumSHA256: soma, IfNoneMatch: '*' }),
    );
    return VersionId ?? null;
  } catch (erro) {
    if (!(erro instanceof Error) || erro.name !== 'PreconditionFailed') throw erro;
    const { VersionId } = await s3.send(new HeadObjectCommand({ Bucket: balde, Key: chave }));
    return VersionId ?? null;
  }
}
