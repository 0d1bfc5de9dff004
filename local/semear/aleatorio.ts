/** Seeded draws: the same seed and path give the same town on any machine. Never `Math.random`. */

export interface Aleatorio {
  /** Uniform in [0, 1). */
  unidade(): number;
  /** Uniform integer in [minimo, maximo]. */
  inteiro(minimo: number, maximo: number): number;
  chance(probabilidade: number): boolean;
  escolher<T>(itens: readonly T[]): T;
  /** `pesos` in any unit; the heavier, the likelier. */
  pesado<T>(itens: readonly (readonly [item: T, peso: number])[]): T;
  /** Mean 0, deviation 1. */
  normal(): number;
}

/** FNV-1a over the path, so that streams of neighbouring rotas have nothing in common. */
function espalhar(caminho: readonly (number | string)[]): number {
  let h = 0x811c9dc5;
  for (const letra of caminho.join('/')) {
    h = Math.imul(h ^ letra.charCodeAt(0), 0x01000193);
  }
  return h >>> 0;
}

/** sfc32: 128 bits of state, passes PractRand, 2 ns a draw. */
function gerador(semente: number): () => number {
  let [a, b, c, d] = [semente, 0x9e3779b9, 0x243f6a88, 1];
  const passo = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return (t >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 12; i++) passo();
  return passo;
}

/** A stream of its own for each path, as `criarAleatorio(semente, 'rota', 7)`. */
export function criarAleatorio(...caminho: readonly (number | string)[]): Aleatorio {
  const unidade = gerador(espalhar(caminho));
  const inteiro = (minimo: number, maximo: number) => minimo + Math.floor(unidade() * (maximo - minimo + 1));
  return {
    unidade,
    inteiro,
    chance: (probabilidade) => unidade() < probabilidade,
    escolher: (itens) => {
      const item = itens[inteiro(0, itens.length - 1)];
      if (item === undefined) throw new Error('nada a sortear');
      return item;
    },
    pesado: (itens) => {
      const total = itens.reduce((soma, [, peso]) => soma + peso, 0);
      let resto = unidade() * total;
      for (const [item, peso] of itens) {
        resto -= peso;
        if (resto < 0) return item;
      }
      const ultimo = itens.at(-1);
      if (ultimo === undefined) throw new Error('nada a sortear');
      return ultimo[0];
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - unidade())) * Math.cos(2 * Math.PI * unidade()),
  };
}
