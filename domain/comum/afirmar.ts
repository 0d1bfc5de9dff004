/** What cannot happen asserts and crashes: going on with a broken invariant costs more than stopping. */
export function afirmar(condicao: boolean, mensagem: string): asserts condicao {
  if (!condicao) throw new Error(`invariante violada: ${mensagem}`);
}

/** Closes an exhaustive switch: adding a case without handling it does not compile. */
export function impossivel(valor: never): never {
  throw new Error(`caso impossível: ${JSON.stringify(valor)}`);
}
