/** Lets one piece of work per key run at a time, in order of arrival, so that waiting transitions hold no database connection. */
export class Vez {
  readonly #filas = new Map<number, Promise<unknown>>();

  tomar<T>(chave: number, trabalho: () => Promise<T>): Promise<T> {
    const anterior = this.#filas.get(chave) ?? Promise.resolve();
    const meu = anterior.then(trabalho, trabalho);
    const fim: Promise<void> = meu.then(
      () => this.#sair(chave, fim),
      () => this.#sair(chave, fim),
    );
    this.#filas.set(chave, fim);
    return meu;
  }

  #sair(chave: number, fim: Promise<unknown>): void {
    if (this.#filas.get(chave) === fim) this.#filas.delete(chave);
  }

  /** Waits until nobody has the turn. */
  async esvaziar(): Promise<void> {
    while (this.#filas.size > 0) await Promise.all(this.#filas.values());
  }
}
