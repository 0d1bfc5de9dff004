import { ErroDeEstado } from './erros.ts';
import type { Recurso } from './gramatica.ts';
import type { Json } from './json.ts';
import { ehObjeto } from './json.ts';

/** How a Lambda answered: the JSON text of its answer, or the error document of the function. */
export type DesfechoDaLambda =
  | { readonly ok: true; readonly carga: string }
  | { readonly ok: false; readonly erro: { readonly errorType: string; readonly errorMessage: string; readonly trace?: readonly string[] } };

/** What the machines can reach outside themselves. */
export interface Alcance {
  /** Rejects only when the function could not be called at all. */
  readonly invocarLambda: (nomeOuArn: string, carga: unknown) => Promise<DesfechoDaLambda>;
  /** Sends durably; rejects when the queue does not exist. `atrasoS` is DelaySeconds. */
  readonly enviarSqs: (queueUrl: string, corpo: string, opcoes: { readonly atrasoS?: number }) => Promise<{ readonly MessageId: string; readonly MD5OfMessageBody: string }>;
}

function campo(argumentos: Json, nome: string): Json {
  const valor = ehObjeto(argumentos) ? argumentos[nome] : undefined;
  if (valor === undefined) throw new ErroDeEstado('States.Runtime', `The Arguments lack ${nome}.`);
  return valor;
}

function texto(argumentos: Json, nome: string): string {
  const valor = campo(argumentos, nome);
  if (typeof valor !== 'string') throw new ErroDeEstado('States.Runtime', `${nome} in Arguments must be a string.`);
  return valor;
}

function recusarOutros(argumentos: Json, conhecidos: readonly string[]): void {
  const estranho = Object.keys(ehObjeto(argumentos) ? argumentos : {}).find((nome) => !conhecidos.includes(nome));
  if (estranho !== undefined) throw new ErroDeEstado('States.Runtime', `The local runtime does not know ${estranho} in Arguments.`);
}

function mensagemDe(erro: unknown): string {
  return erro instanceof Error ? erro.message : String(erro);
}

async function chamarLambda({ invocarLambda }: Alcance, argumentos: Json): Promise<Json> {
  recusarOutros(argumentos, ['FunctionName', 'Payload', 'Qualifier']);
  const carga = ehObjeto(argumentos) ? argumentos['Payload'] : undefined;
  let desfecho: DesfechoDaLambda;
  try {
    desfecho = await invocarLambda(texto(argumentos, 'FunctionName'), carga ?? {});
  } catch (erro) {
    if (erro instanceof ErroDeEstado) throw erro;
    throw new ErroDeEstado('Lambda.ServiceException', mensagemDe(erro));
  }
  if (!desfecho.ok) throw new ErroDeEstado(desfecho.erro.errorType, JSON.stringify(desfecho.erro));
  return { ExecutedVersion: '$LATEST', Payload: JSON.parse(desfecho.carga === '' ? 'null' : desfecho.carga) as Json, StatusCode: 200 };
}

async function mandarMensagem({ enviarSqs }: Alcance, argumentos: Json): Promise<Json> {
  recusarOutros(argumentos, ['QueueUrl', 'MessageBody', 'DelaySeconds']);
  const corpo = campo(argumentos, 'MessageBody');
  const atraso = ehObjeto(argumentos) ? argumentos['DelaySeconds'] : undefined;
  try {
    const opcoes = typeof atraso === 'number' ? { atrasoS: atraso } : {};
    return { ...(await enviarSqs(texto(argumentos, 'QueueUrl'), typeof corpo === 'string' ? corpo : JSON.stringify(corpo), opcoes)) };
  } catch (erro) {
    if (erro instanceof ErroDeEstado) throw erro;
    const nome = erro instanceof Error && erro.name !== 'Error' ? erro.name : 'SdkClient';
    throw new ErroDeEstado(`Sqs.${nome}Exception`, mensagemDe(erro));
  }
}

/**
 * Does what a Task asks for.
 * @returns `$states.result` of a task that does not wait for a token
 * @throws ErroDeEstado
 */
export function executarTarefa(alcance: Alcance, recurso: Recurso, argumentos: Json): Promise<Json> {
  switch (recurso) {
    case 'arn:aws:states:::lambda:invoke':
    case 'arn:aws:states:::lambda:invoke.waitForTaskToken':
      return chamarLambda(alcance, argumentos);
    case 'arn:aws:states:::sqs:sendMessage':
    case 'arn:aws:states:::sqs:sendMessage.waitForTaskToken':
      return mandarMensagem(alcance, argumentos);
  }
}
