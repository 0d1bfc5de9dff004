/** What must be undone, in the opposite order of what was done. One step that fails does not keep the others from running. */
export class Desmontagem {
  readonly #passos: (() => Promise<void> | void)[] = [];

  acrescentar(passo: () => Promise<void> | void): void {
    this.#passos.push(passo);
  }

  /** Runs every step once, each for at most `limiteMs`; answers the failures. */
  async desfazer(limiteMs = 60_000): Promise<readonly unknown[]> {
    const falhas: unknown[] = [];
    for (let passo = this.#passos.pop(); passo !== undefined; passo = this.#passos.pop()) {
      try {
        await comLimite(Promise.resolve(passo()), limiteMs);
      } catch (e) {
        falhas.push(e);
      }
    }
    return falhas;
  }
}

function comLimite(trabalho: Promise<void>, ms: number): Promise<void> {
  return new Promise((resolver, rejeitar) => {
    const alarme = setTimeout(() => rejeitar(new Error(`Uma parte da plataforma não parou em ${ms} ms.`)), ms);
    trabalho.then(resolver, rejeitar).finally(() => clearTimeout(alarme));
  });
}

/** All of them, even when one fails: what the others opened has by then been noted, and can be closed. Then throws the first failure. */
export async function todas<A, B, C, D>(trabalhos: readonly [Promise<A>, Promise<B>, Promise<C>, Promise<D>]): Promise<[A, B, C, D]> {
  await Promise.allSettled(trabalhos);
  return Promise.all(trabalhos);
}
