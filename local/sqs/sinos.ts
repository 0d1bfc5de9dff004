/** Wakes whoever waits for a message of a queue, so that a long poll answers at once and an idle queue costs nothing. */
export class Sinos {
  readonly #esperando = new Map<string, Set<() => void>>();

  tocar(fila: string): void {
    for (const acordar of this.#esperando.get(fila) ?? []) acordar();
  }

  /** Ends at the bell of the queue, after `ms`, or when the signal aborts. */
  esperar(fila: string, ms: number, sinal?: AbortSignal): Promise<void> {
    return new Promise((resolver) => {
      const ouvintes = this.#esperando.get(fila) ?? new Set();
      this.#esperando.set(fila, ouvintes);
      const acordar = (): void => {
        clearTimeout(prazo);
        sinal?.removeEventListener('abort', acordar);
        ouvintes.delete(acordar);
        resolver();
      };
      const prazo = setTimeout(acordar, ms);
      ouvintes.add(acordar);
      if (sinal?.aborted === true) acordar();
      else sinal?.addEventListener('abort', acordar, { once: true });
    });
  }
}
