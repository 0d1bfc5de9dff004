/** What a rule of caça-fraude finds. */

/** One fact. The same `marca` in the same case is the same fact, however many times it is found. */
export interface EvidenciaAchada {
  readonly marca: string;
  /** Instant (ISO 8601) at which it happened, when it happened at one. */
  readonly em: string | null;
  /** What a controller of the utility reads. */
  readonly texto: string;
  /** 0 to 100, before the weight of the rule. */
  readonly pontos: number;
  /** As the audit writes it: `ligacao:10102`. */
  readonly objeto: string | null;
  readonly dados: Readonly<Record<string, string | number | boolean | null>>;
}

/** `chave`, with the rule, names the case for ever. `usuarios` are the people whom it names, who may not judge it. */
export interface Achado {
  readonly chave: string;
  readonly titulo: string;
  readonly usuarios: readonly string[];
  readonly objetos: readonly string[];
  readonly evidencias: readonly EvidenciaAchada[];
}

/** Points of an evidence, whole, from 0 to 100, by the weight (percent) of its rule. */
export function ponderar(pontos: number, peso: number): number {
  return Math.round((Math.min(100, Math.max(0, pontos)) * peso) / 100);
}
