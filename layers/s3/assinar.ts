import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { s3 } from './cliente.ts';
import type { Objeto } from './objeto.ts';

/** An address that lets whoever holds it send one object. `cabecalhos` must be sent as they are: they are signed, and so is the length. */
export interface EnvioAssinado {
  readonly url: string;
  readonly cabecalhos: Readonly<Record<string, string>>;
  readonly validadeS: number;
}

/** Signs the upload of one object of exactly `tamanho` bytes, valid for `validadeS` seconds. */
export async function assinarEnvio(objeto: Objeto, tamanho: number, tipo: string, validadeS: number): Promise<EnvioAssinado> {
  const comando = new PutObjectCommand({ Bucket: objeto.balde, Key: objeto.chave, ContentLength: tamanho, ContentType: tipo });
  const url = await getSignedUrl(s3, comando, { expiresIn: validadeS, signableHeaders: new Set(['content-length', 'content-type', 'host']) });
  return { url, cabecalhos: { 'content-type': tipo }, validadeS };
}

/** Signs the reading of one object, shown by the browser under `nome`, valid for `validadeS` seconds. */
export async function assinarLeitura(objeto: Objeto, nome: string, validadeS: number): Promise<string> {
  const comando = new GetObjectCommand({
    Bucket: objeto.balde,
    Key: objeto.chave,
    ...(objeto.versao === undefined ? {} : { VersionId: objeto.versao }),
    ResponseContentDisposition: `inline; filename="${nome.replace(/[^\w.-]/g, '_')}"`,
  });
  return getSignedUrl(s3, comando, { expiresIn: validadeS });
}
