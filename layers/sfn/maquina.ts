import { SendTaskSuccessCommand, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { sfn } from './cliente.ts';

/**
 * Starts an execution with a name of its own, such as `ciclo-1-2024-05-1`. The name is what makes the start happen once: Step Functions refuses a
 * second one of the same name for 90 days, and answers the first when the input is the same and it still runs. Returns the ARN, or undefined when
 * that execution has already existed.
 */
export async function iniciar(maquinaArn: string, nome: string, entrada: unknown): Promise<string | undefined> {
  try {
    const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn: maquinaArn, name: nome, input: JSON.stringify(entrada) }));
    return executionArn;
  } catch (erro) {
    if (chama(erro, 'ExecutionAlreadyExists')) return undefined;
    throw erro;
  }
}

/** Answers a task that waits with a token. False: it is no longer waiting (answered before, timed out, or its execution ended), so there is nothing left to do. */
export async function responder(token: string, saida: unknown): Promise<boolean> {
  return seAindaEspera(() => sfn.send(new SendTaskSuccessCommand({ taskToken: token, output: JSON.stringify(saida) })));
}

async function seAindaEspera(enviar: () => Promise<unknown>): Promise<boolean> {
  try {
    await enviar();
    return true;
  } catch (erro) {
    if (chama(erro, 'TaskTimedOut') || chama(erro, 'TaskDoesNotExist')) return false;
    throw erro;
  }
}

function chama(erro: unknown, nome: string): boolean {
  return erro instanceof Error && erro.name === nome;
}
