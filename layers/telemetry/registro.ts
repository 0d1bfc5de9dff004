import { Logger } from '@aws-lambda-powertools/logger';
import { mascaradorDe, POLITICA_INICIAL } from '../../domain/cadastro/mascaras/politica.ts';

const mascarar = mascaradorDe({ ...POLITICA_INICIAL, mascarar: { ...POLITICA_INICIAL.mascarar, CNPJ: true, NOME: true } });

/**
 * The log of every function: one JSON line per fact, with the function and the correlation. Never a payload, never personal data: ids, codes,
 * counts and times only (LGPD art. 46). Names come from `POWERTOOLS_SERVICE_NAME`. What slips in all the same (the message of an error, a field that a library
 * adds) goes under the masks: every key and every text of every line, whatever the policy of the screens is.
 */
export const registro = new Logger({ jsonReplacerFn: (chave, valor: unknown) => (typeof valor === 'string' || typeof valor === 'number' ? mascarar('TEXTO', valor, chave) : valor) });

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
