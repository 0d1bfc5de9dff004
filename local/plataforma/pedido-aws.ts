/** A request that reached the AWS endpoint, whole. S3 takes the raw stream instead, since objects may be large. */
export interface PedidoAws {
  readonly metodo: string;
  /** Still percent-encoded, without the query. */
  readonly caminho: string;
  readonly consulta: URLSearchParams;
  /** Names in lower case. */
  readonly cabecalhos: Readonly<Record<string, string | undefined>>;
  readonly corpo: Buffer;
}

export interface RespostaAws {
  readonly status: number;
  readonly cabecalhos: Readonly<Record<string, string>>;
  readonly corpo: string | Buffer;
}
