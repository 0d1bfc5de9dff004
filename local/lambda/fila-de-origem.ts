/** A message as SQS hands it out. */
export interface MensagemRecebida {
  readonly MessageId: string;
  readonly ReceiptHandle: string;
  readonly Body: string;
  readonly MD5OfBody?: string | undefined;
  readonly Attributes?: Readonly<Record<string, string>> | undefined;
  readonly MessageAttributes?:
    | Readonly<Record<string, { readonly DataType?: string | undefined; readonly StringValue?: string | undefined; readonly BinaryValue?: unknown }>>
    | undefined;
}

/** What the poller needs of one queue. */
export interface FilaDeOrigem {
  /** Up to `maximo` messages (1 to 10), waiting up to `esperaS` for the first one. Ends early, with nothing, when `sinal` aborts. */
  receber(maximo: number, esperaS: number, sinal: AbortSignal): Promise<readonly MensagemRecebida[]>;
  apagar(mensagem: MensagemRecebida): Promise<void>;
  /** Makes the message visible again in so many seconds. */
  devolver(mensagem: MensagemRecebida, segundos: number): Promise<void>;
}

/** The event that a function receives for a batch. */
export function eventoSqs(mensagens: readonly MensagemRecebida[], arnDaFila: string): object {
  return {
    Records: mensagens.map((m) => ({
      messageId: m.MessageId,
      receiptHandle: m.ReceiptHandle,
      body: m.Body,
      attributes: m.Attributes ?? {},
      messageAttributes: Object.fromEntries(
        Object.entries(m.MessageAttributes ?? {}).map(([nome, a]) => [
          nome,
          { stringValue: a.StringValue, binaryValue: a.BinaryValue, dataType: a.DataType, stringListValues: [], binaryListValues: [] },
        ]),
      ),
      md5OfBody: m.MD5OfBody ?? '',
      eventSource: 'aws:sqs',
      eventSourceARN: arnDaFila,
      awsRegion: arnDaFila.split(':')[3] ?? '',
    })),
  };
}
