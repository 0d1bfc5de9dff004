import type { Readable } from 'node:stream';
import { CopyObjectCommand, DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { s3 } from './cliente.ts';

/** An object; with `versao`, exactly those bytes, whatever was written later under the key. */
export interface Objeto {
  readonly balde: string;
  readonly chave: string;
  readonly versao?: string | undefined;
}

/** Raised when an object is larger than its reader accepts; `tamanho` and `limite` in bytes. */
export class ObjetoGrandeDemais extends Error {
  override readonly name = 'ObjetoGrandeDemais';
  readonly tamanho: number;
  readonly limite: number;
  constructor(tamanho: number, limite: number) {
    super(`objeto de ${tamanho} bytes, o limite é ${limite}`);
    this.tamanho = tamanho;
    this.limite = limite;
  }
}

/**
 * Opens an object as a stream, or undefined when there is none. The size is checked before the first byte is read and again while reading, since
 * the limit is what keeps a 60 MB file out of the memory of a function. Raises {@link ObjetoGrandeDemais}.
 */
export async function abrir(objeto: Objeto, limiteBytes: number): Promise<Readable | undefined> {
  const resposta = await seExistir(() => s3.send(new GetObjectCommand(endereco(objeto))));
  if (!resposta?.Body) return undefined;
  const corpo = resposta.Body as Readable;
  const tamanho = resposta.ContentLength ?? 0;
  if (tamanho > limiteBytes) {
    corpo.destroy();
    throw new ObjetoGrandeDemais(tamanho, limiteBytes);
  }
  return corpo;
}

/** Reads a whole object, or undefined when there is none. Raises {@link ObjetoGrandeDemais}. */
export async function obter(objeto: Objeto, limiteBytes: number): Promise<Uint8Array | undefined> {
  const corpo = await abrir(objeto, limiteBytes);
  if (!corpo) return undefined;
  const partes: Buffer[] = [];
  let lidos = 0;
  for await (const parte of corpo as AsyncIterable<Buffer>) {
    lidos += parte.length;
    if (lidos > limiteBytes) throw new ObjetoGrandeDemais(lidos, limiteBytes);
    partes.push(parte);
  }
  return Buffer.concat(partes, lidos);
}

/** Bytes of an object, or undefined when there is none. */
export async function tamanhoDe(objeto: Objeto): Promise<number | undefined> {
  return (await seExistir(() => s3.send(new HeadObjectCommand(endereco(objeto)))))?.ContentLength;
}

/** Writes an object in one call and answers its version, when the bucket keeps versions. */
export async function gravar(objeto: Objeto, conteudo: Uint8Array, tipo: string): Promise<string | undefined> {
  const { VersionId } = await s3.send(new PutObjectCommand({ ...endereco(objeto), Body: conteudo, ContentType: tipo }));
  return VersionId;
}

/** Writes an object of unknown size from a stream, in parts of 8 MB; nothing is left behind when it fails. */
export async function gravarFluxo(objeto: Objeto, conteudo: Readable, tipo: string): Promise<void> {
  const envio = new Upload({ client: s3, params: { ...endereco(objeto), Body: conteudo, ContentType: tipo }, partSize: 8 * 1024 * 1024, queueSize: 2, leavePartsOnError: false });
  await envio.done();
}

/**
 * Moves an object to another key of the same bucket. Repeatable: when the origin is gone and the destination is there, the move has been made.
 * Answers false when neither exists.
 */
export async function mover(de: Objeto, paraChave: string): Promise<boolean> {
  const fonte = `${de.balde}/${encodeURIComponent(de.chave).replaceAll('%2F', '/')}${de.versao === undefined ? '' : `?versionId=${encodeURIComponent(de.versao)}`}`;
  const copia = await seExistir(() => s3.send(new CopyObjectCommand({ Bucket: de.balde, Key: paraChave, CopySource: fonte })));
  if (!copia) return (await tamanhoDe({ balde: de.balde, chave: paraChave })) !== undefined;
  await s3.send(new DeleteObjectCommand({ Bucket: de.balde, Key: de.chave }));
  return true;
}

function endereco({ balde, chave, versao }: Objeto): { Bucket: string; Key: string; VersionId?: string } {
  return { Bucket: balde, Key: chave, ...(versao === undefined ? {} : { VersionId: versao }) };
}

async function seExistir<R>(chamar: () => Promise<R>): Promise<R | undefined> {
  try {
    return await chamar();
  } catch (erro) {
    if (erro instanceof Error && ['NoSuchKey', 'NotFound', 'NoSuchVersion'].includes(erro.name)) return undefined;
    throw erro;
  }
}
