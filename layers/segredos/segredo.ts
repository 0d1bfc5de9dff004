import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { z } from 'zod';

/** Built once per process. */
const cliente = new SecretsManagerClient({ maxAttempts: 4 });

/**
 * Gives a reader of one secret, a JSON that must fit `esquema`, kept for `validadeS` seconds so that a rotation is seen without a deploy. An
 * unreadable secret throws without its content.
 */
export function leitorDeSegredo<E extends z.ZodType>(arn: string, esquema: E, validadeS: number): () => Promise<z.output<E>> {
  let guardado: { readonly valor: z.output<E>; readonly ate: number } | undefined;
  return async () => {
    // The age of a cache is measured by the monotonic clock of the process; the clock of the platform may be moved by hand.
    const agora = performance.now();
    if (guardado && guardado.ate > agora) return guardado.valor;
    const { SecretString } = await cliente.send(new GetSecretValueCommand({ SecretId: arn }));
    const lido = esquema.safeParse(interpretar(SecretString));
    if (!lido.success) throw new Error('o segredo não tem o formato esperado');
    guardado = { valor: lido.data, ate: agora + validadeS * 1000 };
    return lido.data;
  };
}

function interpretar(texto: string | undefined): unknown {
  try {
    return JSON.parse(texto ?? '') as unknown;
  } catch {
    throw new Error('o segredo não é um JSON');
  }
}
