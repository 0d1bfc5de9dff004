/** Who does something much more than the colleagues, by median and MAD (median absolute deviation), which one extreme value does not move. */

export interface Contagem {
  readonly usuario: string;
  readonly vezes: number;
}

export interface ForaDosPares extends Contagem {
  /** Of the others. */
  readonly mediana: number;
  /** Above it one is out. */
  readonly limite: number;
}

/** With fewer colleagues than this there is no "usual". */
const MENOS_PARES = 3;

/** Of a list that is not empty. */
export function mediana(valores: readonly number[]): number {
  const ordem = [...valores].sort((a, b) => a - b);
  const meio = Math.floor(ordem.length / 2);
  const alto = ordem[meio] ?? 0;
  return ordem.length % 2 === 1 ? alto : ((ordem[meio - 1] ?? 0) + alto) / 2;
}

export function mad(valores: readonly number[]): number {
  const centro = mediana(valores);
  return mediana(valores.map((v) => Math.abs(v - centro)));
}

/**
 * Each is compared with the others, himself left out: with few colleagues his own count would hide him. Where all the others do the same the deviation
 * counts as one, so that one more act is no crime.
 */
export function foraDosPares(contagens: readonly Contagem[], { mads, minimo }: { readonly mads: number; readonly minimo: number }): readonly ForaDosPares[] {
  return contagens.flatMap((c) => {
    const outros = contagens.filter((o) => o.usuario !== c.usuario).map((o) => o.vezes);
    if (outros.length < MENOS_PARES) return [];
    const centro = mediana(outros);
    const limite = centro + mads * Math.max(1, mad(outros));
    return c.vezes >= minimo && c.vezes > limite ? [{ ...c, mediana: centro, limite }] : [];
  });
}
