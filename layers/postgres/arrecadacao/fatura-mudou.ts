/**
 * Raised when a bill that was open when it was read is not any more: another file settled it meanwhile. It carries the code of a serialization
 * failure, so that the transaction runs again and sees the bill paid.
 */
export class FaturaMudou extends Error {
  override readonly name = 'FaturaMudou';
  readonly code = '40001';
}

/** The unique index that says "settled once" (invariant 40) speaks when two files settle one bill at the same moment. */
export function traduzirQuitacaoDupla(erro: unknown): unknown {
  const { code, constraint } = erro as { code?: unknown; constraint?: unknown };
  return code === '23505' && constraint === 'pagamento_quita' ? new FaturaMudou('fatura quitada por outro arquivo ao mesmo tempo', { cause: erro }) : erro;
}
