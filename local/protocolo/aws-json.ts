/** The server's half of the AWS JSON protocol: what a real SDK client sends and expects back, for the services kept on tables. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';

/** An AWS JSON request: headers in lower case, `x-amz-target` among them, and the body whole. */
export interface PedidoJson {
  readonly cabecalhos: Readonly<Record<string, string | undefined>>;
  readonly corpo: Buffer | string;
  /** Aborts when the client has gone: a long poll must not hand messages to nobody. */
  readonly sinal?: AbortSignal | undefined;
}

export interface RespostaJson {
  readonly status: number;
  readonly cabecalhos: Readonly<Record<string, string>>;
  readonly corpo: string;
}

/** A refusal as AWS words it: the SDK makes an exception named `codigo` of it. */
export class ErroAws extends Error {
  readonly codigo: string;
  readonly status: number;
  /** The name of the same error in the older query protocol, which SQS still sends along. */
  readonly nomeAntigo: string | undefined;
  constructor(codigo: string, mensagem: string, { status = 400, nomeAntigo }: { status?: number; nomeAntigo?: string } = {}) {
    super(mensagem);
    this.name = codigo;
    this.codigo = codigo;
    this.status = status;
    this.nomeAntigo = nomeAntigo;
  }
}

/** One action of a service: checked input, answer object. Absent fields of the answer are left out. */
export interface Acao {
  executar(entrada: unknown, sinal: AbortSignal | undefined): Promise<object>;
}

/**
 * Declares an action. `esquema` refuses what AWS refuses before acting; unknown fields pass, as a newer client may send them.
 */
export function acao<E extends z.ZodType>(esquema: E, executar: (entrada: z.output<E>, sinal: AbortSignal | undefined) => Promise<object>): Acao {
  return {
    executar: async (bruto, sinal) => {
      const lido = esquema.safeParse(bruto);
      if (!lido.success) throw new ErroAws('ValidationException', z.prettifyError(lido.error));
      return executar(lido.data, sinal);
    },
  };
}

export interface OpcoesServico {
  /** What precedes the dot in `x-amz-target`: `AmazonSQS`, `AWSStepFunctions`. */
  readonly alvo: string;
  /** Namespace of the error types, with the `#`: `com.amazonaws.sqs#`. */
  readonly espacoDosErros: string;
  readonly acoes: Readonly<Record<string, Acao>>;
  /** Called with what was not foreseen, before it is answered as an internal failure (which the SDK tries again). */
  readonly aoFalhar?: (erro: unknown) => void;
}

function responder(status: number, corpo: object, extras: Readonly<Record<string, string>> = {}): RespostaJson {
  return { status, cabecalhos: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': randomUUID(), ...extras }, corpo: JSON.stringify(corpo) };
}

function responderErro(erro: ErroAws, espaco: string): RespostaJson {
  const antigo = erro.nomeAntigo ?? erro.codigo;
  const culpa = erro.status < 500 ? 'Sender' : 'Receiver';
  return responder(erro.status, { __type: `${espaco}${erro.codigo}`, message: erro.message }, { 'x-amzn-query-error': `${antigo};${culpa}` });
}

function lerCorpo(corpo: Buffer | string): unknown {
  const texto = corpo.toString();
  try {
    return texto === '' ? {} : JSON.parse(texto);
  } catch {
    throw new ErroAws('SerializationException', 'The request body is not JSON.');
  }
}

/** Makes the request handler of one service. It never rejects: whatever fails becomes an AWS error answer. */
export function servicoJson({ alvo, espacoDosErros, acoes, aoFalhar }: OpcoesServico): (pedido: PedidoJson) => Promise<RespostaJson> {
  return async ({ cabecalhos, corpo, sinal }) => {
    try {
      const [servico, nome = ''] = (cabecalhos['x-amz-target'] ?? '').split('.');
      const encontrada = servico === alvo && Object.hasOwn(acoes, nome) ? acoes[nome] : undefined;
      if (encontrada === undefined) throw new ErroAws('UnknownOperationException', `${cabecalhos['x-amz-target'] ?? '(no x-amz-target)'} is not served by the local runtime.`);
      return responder(200, await encontrada.executar(lerCorpo(corpo), sinal));
    } catch (erro) {
      if (erro instanceof ErroAws) return responderErro(erro, espacoDosErros);
      aoFalhar?.(erro);
      return responderErro(new ErroAws('InternalFailure', 'The local service failed; the log of the platform says why.', { status: 500 }), espacoDosErros);
    }
  };
}
