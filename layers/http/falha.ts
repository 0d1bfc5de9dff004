import type { RecusaDaPorta } from './problema.ts';

/** Faults that pass by themselves: the caller may try the same call again. Everything else is a defect (500). */
const SQLSTATE_PASSAGEIRO = /^(08...|53...|57P0[1-5]|57014|40001|40P01|55P03|25006)$/;
const REDE_PASSAGEIRA = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']);
const NOME_PASSAGEIRO = new Set([
  'ThrottlingException',
  'TooManyRequestsException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ServiceUnavailable',
  'InternalServerError',
  'SlowDown',
  'TimeoutError',
  'IdempotencyPersistenceLayerError',
]);

/** What the caller hears of a fault: whether to wait, and nothing of what broke (TR 2.14). */
export function recusaDaFalha(erro: unknown): RecusaDaPorta {
  if (ehPassageira(erro)) {
    return { codigo: 'plataforma/indisponivel', mensagem: 'O sistema está momentaneamente indisponível. Nada se perdeu: tente de novo em alguns segundos.', cabecalhos: { 'retry-after': '3' } };
  }
  return { codigo: 'plataforma/falha', mensagem: 'O sistema falhou ao atender este pedido. Tente de novo; se continuar, informe ao suporte o código de correlação.' };
}

/** Whether a fault passes by itself: PostgreSQL out of connections or restarting, deadlock, network, throttling. Looks through `cause` and aggregates. */
export function ehPassageira(erro: unknown, profundidade = 0): boolean {
  if (typeof erro !== 'object' || erro === null || profundidade > 5) return false;
  if (erro instanceof AggregateError && erro.errors.some((e) => ehPassageira(e, profundidade + 1))) return true;
  const { code, name, cause } = erro as { code?: unknown; name?: unknown; cause?: unknown };
  if (typeof code === 'string' && (SQLSTATE_PASSAGEIRO.test(code) || REDE_PASSAGEIRA.has(code))) return true;
  if (typeof name === 'string' && NOME_PASSAGEIRO.has(name)) return true;
  return ehPassageira(cause, profundidade + 1);
}
