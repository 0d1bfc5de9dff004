/**
 * A refusal is a value: what a person asked cannot be done, and says why. Operational faults throw, and the platform retries them.
 */

/** `codigo` is stable (`fatura/ja-paga`); `mensagem` is Portuguese and says what to do; `campo` is a dotted path of the input. */
export interface Recusa {
  readonly codigo: string;
  readonly mensagem: string;
  readonly campo?: string;
}

export type Resultado<T, E extends Recusa = Recusa> =
  | { readonly ok: true; readonly valor: T }
  | { readonly ok: false; readonly erro: E };

/** Wraps an accepted value. */
export function ok<T>(valor: T): { readonly ok: true; readonly valor: T } {
  return { ok: true, valor };
}

/** Builds a refusal with a literal code, so that the codes of a function are part of its type. */
export function recusa<const C extends string>(
  codigo: C,
  mensagem: string,
  campo?: string,
): { readonly ok: false; readonly erro: Recusa & { readonly codigo: C } } {
  return { ok: false, erro: campo === undefined ? { codigo, mensagem } : { codigo, mensagem, campo } };
}

/** The accepted value, or an exception: only where a refusal would be a defect of the program, never on input. */
export function exigir<T>(resultado: Resultado<T>): T {
  if (resultado.ok) return resultado.valor;
  throw new Error(`${resultado.erro.codigo}: ${resultado.erro.mensagem}`);
}

/** The values of all results in order, or the first refusal. */
export function todos<T, E extends Recusa>(resultados: readonly Resultado<T, E>[]): Resultado<readonly T[], E> {
  const valores: T[] = [];
  for (const resultado of resultados) {
    if (!resultado.ok) return resultado;
    valores.push(resultado.valor);
  }
  return ok(valores);
}
