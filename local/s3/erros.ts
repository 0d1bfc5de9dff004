/** An answer of S3 that is not success: its code, HTTP status and message, as the SDK reads them. */
export class ErroS3 extends Error {
  constructor(
    readonly codigo: string,
    readonly status: number,
    mensagem: string,
    readonly cabecalhos: Readonly<Record<string, string>> = {},
  ) {
    super(mensagem);
    this.name = 'ErroS3';
  }
}

export const semBalde = (balde: string): ErroS3 => new ErroS3('NoSuchBucket', 404, `The specified bucket does not exist: ${balde}`);
export const semChave = (): ErroS3 => new ErroS3('NoSuchKey', 404, 'The specified key does not exist.');
export const semVersao = (): ErroS3 => new ErroS3('NoSuchVersion', 404, 'The specified version does not exist.');
export const semEnvio = (): ErroS3 => new ErroS3('NoSuchUpload', 404, 'The specified multipart upload does not exist.');
export const condicaoFalhou = (): ErroS3 => new ErroS3('PreconditionFailed', 412, 'At least one of the pre-conditions you specified did not hold');
export const travado = (): ErroS3 => new ErroS3('AccessDenied', 403, 'Access Denied because object protected by object lock.');
export const naoAtendido = (o_que: string): ErroS3 => new ErroS3('NotImplemented', 501, `${o_que} não é atendido pelo S3 local.`);
export const pedidoInvalido = (mensagem: string): ErroS3 => new ErroS3('InvalidRequest', 400, mensagem);
export const somaErrada = (): ErroS3 => new ErroS3('BadDigest', 400, 'The checksum or Content-MD5 you specified did not match what we received.');
