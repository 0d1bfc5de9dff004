interface Pedido<T> {
  readonly item: T;
  readonly resolver: () => void;
  readonly rejeitar: (erro: unknown) => void;
}

const MAXIMO = 100;

/**
 * Work of one key is done in lots, one lot at a time, in order of arrival: what comes while a lot runs makes the next one. Under load many
 * small transactions become few, and waiting work holds no connection.
 */
export class Lotes<T, K = number> {
  readonly #esperando = new Map<K, Pedido<T>[]>();
  readonly #andando = new Map<K, Promise<void>>();
  readonly #fazer: (chave: K, lote: readonly T[]) => Promise<void>;

  constructor(fazer: (chave: K, lote: readonly T[]) => Promise<void>) {
    this.#fazer = fazer;
  }

  /** Ends when the lot of this item is done; rejects when this very item cannot be done. */
  entrar(chave: K, item: T): Promise<void> {
    return new Promise((resolver, rejeitar) => {
      const fila = this.#esperando.get(chave) ?? [];
      this.#esperando.set(chave, fila);
      fila.push({ item, resolver, rejeitar });
      if (this.#andando.has(chave)) return;
      this.#andando.set(chave, this.#andar(chave, fila));
    });
  }

  async #andar(chave: K, fila: Pedido<T>[]): Promise<void> {
    // Whoever enters in this same turn of the event loop belongs to the first lot: the answers that a worker sends together come so.
    await new Promise((resolver) => setImmediate(resolver));
    while (fila.length > 0) {
      const lote = fila.splice(0, MAXIMO);
      if (await this.#tentar(chave, lote)) continue;
      // One of them is bad: apart, it no longer holds the others.
      for (const pedido of lote) await this.#sozinho(chave, pedido);
    }
    // Together, and in the same breath as the look at the queue: whoever enters next must find nobody or somebody at work.
    this.#esperando.delete(chave);
    this.#andando.delete(chave);
  }

  async #tentar(chave: K, lote: readonly Pedido<T>[]): Promise<boolean> {
    if (lote.length === 1 && lote[0] !== undefined) {
      await this.#sozinho(chave, lote[0]);
      return true;
    }
    try {
      await this.#fazer(
        chave,
        lote.map((p) => p.item),
      );
    } catch {
      return false;
    }
    for (const { resolver } of lote) resolver();
    return true;
  }

  async #sozinho(chave: K, { item, resolver, rejeitar }: Pedido<T>): Promise<void> {
    try {
      await this.#fazer(chave, [item]);
      resolver();
    } catch (erro) {
      rejeitar(erro);
    }
  }

  /** Waits until nothing is under way. */
  async esvaziar(): Promise<void> {
    while (this.#andando.size > 0) await Promise.all(this.#andando.values());
  }
}
