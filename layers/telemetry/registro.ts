import { Logger } from '@aws-lambda-powertools/logger';

/**
 * The log of every function: one JSON line per fact, with the function and the correlation. Never a payload, never personal data: ids, codes,
 * counts and times only (LGPD art. 46). Names come from `POWERTOOLS_SERVICE_NAME`.
 */
export const registro = new Logger();

/**
 * What may be written about an error. A PostgreSQL error carries values in `detail`, `where` and, for bad input (class 22), in the message itself;
 * none of those leave. The stack names code, not data.
 */
export function descreverErro(erro: unknown): Readonly<Record<string, string>> {
  if (!(erro instanceof Error)) return { erro: typeof erro };
  const { code, constraint, cause } = erro as { code?: unknown; constraint?: unknown; cause?: unknown };
  const codigo = typeof code === 'string' ? code : undefined;
  const deDados = codigo !== undefined && /^2[23]/.test(codigo) && codigo.length === 5;
  return {
    erro: erro.name,
    ...(codigo === undefined ? {} : { codigo }),
    ...(typeof constraint === 'string' ? { restricao: constraint } : {}),
    ...(deDados ? {} : { mensagem: erro.message.slice(0, 500) }),
    pilha: (erro.stack ?? '').split('\n').slice(1, 12).join('\n'),
    ...(cause instanceof Error ? { causa: JSON.stringify(descreverErro(cause)).slice(0, 1500) } : {}),
  };
}
