/** The value of a message attribute as it travels: binary as base64. */
export interface ValorDeAtributo {
  readonly DataType: string;
  readonly StringValue?: string | undefined;
  readonly BinaryValue?: string | undefined;
}
export type AtributosDaMensagem = Readonly<Record<string, ValorDeAtributo>>;

/** A queue as configured. Times in seconds, sizes in bytes. */
export interface ConfiguracaoDaFila {
  readonly visibilidadeS: number;
  readonly atrasoS: number;
  readonly retencaoS: number;
  readonly tamanhoMaximo: number;
  readonly esperaS: number;
  /** Where a message goes when it was received `recepcoes` times and nobody deleted it. */
  readonly filaMorta: { readonly nome: string; readonly recepcoes: number } | null;
}

export interface Fila extends ConfiguracaoDaFila {
  readonly nome: string;
  readonly criadaEm: Date;
  readonly alteradaEm: Date;
}

export const CONFIGURACAO_PADRAO: ConfiguracaoDaFila = {
  visibilidadeS: 30,
  atrasoS: 0,
  retencaoS: 345_600,
  tamanhoMaximo: 1_048_576,
  esperaS: 0,
  filaMorta: null,
};

/** A message to be sent. `atrasoS` replaces the queue's own. */
export interface Envio {
  readonly corpo: string;
  readonly atributos?: AtributosDaMensagem | undefined;
  readonly atrasoS?: number | undefined;
}

/** A message handed out, in the words of the API. */
export interface MensagemEntregue {
  readonly MessageId: string;
  readonly ReceiptHandle: string;
  readonly Body: string;
  readonly MD5OfBody: string;
  readonly Attributes: Readonly<Record<string, string>>;
  readonly MessageAttributes?: AtributosDaMensagem;
  readonly MD5OfMessageAttributes?: string;
}

/** Messages of a queue by what may happen to them, and the age in seconds of the oldest one not deleted. */
export interface Profundidade {
  readonly fila: string;
  readonly visiveis: number;
  readonly emVoo: number;
  readonly atrasadas: number;
  readonly idadeMaiorS: number;
}

/** Faults put in on purpose; read at each call, so that they may be switched while the platform runs. */
export interface InjecaoSqs {
  /** Every message sent from now on is delivered twice, with the same MessageId. */
  entregarDuasVezes?: boolean;
  /** Every delivery waits a random time up to this before it can happen. */
  atrasoMaximoMs?: number;
  /** Deliveries come in random order. */
  reordenar?: boolean;
  /** Source of chance, 0 ≤ x < 1. */
  sorte?: () => number;
}
