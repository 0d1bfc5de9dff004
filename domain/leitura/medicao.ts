/** What the meters of a ligação measured in a period: one stretch per meter, each between two readings of the same dial. */
import { afirmar } from '../comum/afirmar.ts';

/** Readings in whole m³. `digitos` of the dial: a meter of 4 digits goes from 9999 to 0000. */
export interface Trecho {
  readonly inicial: number;
  readonly final: number;
  readonly digitos: number;
}

/** When a smaller reading is a dial that went round: the resulting consumption is above zero and at most the greater of both limits. */
export interface RegraVirada {
  readonly limiteM3: number;
  readonly vezesMedia: number;
}

export type ResultadoTrecho =
  | { readonly tipo: 'NORMAL' | 'VIRADA'; readonly consumo: number }
  /** Below the initial reading without a plausible rollover: what was consumed is not known. */
  | { readonly tipo: 'LEITURA_MENOR' }
  /** More digits than the dial has: not a reading of this meter. */
  | { readonly tipo: 'LEITURA_IMPOSSIVEL' };

/**
 * Example: 4 digits, from 9990 to 12, average 20: 22 m³ by rollover. `media` null is no history: only the absolute limit counts. `adiantado`:
 * m³ billed by estimate since the initial reading, which a rollover may come to besides what is plausible in one month.
 */
export function medirTrecho(trecho: Trecho, media: number | null, regra: RegraVirada, adiantado = 0): ResultadoTrecho {
  afirmar(Number.isInteger(trecho.digitos) && trecho.digitos >= 1 && trecho.digitos <= 15, 'quantidade de dígitos do hidrômetro');
  const volta = 10 ** trecho.digitos;
  if (!leituraPossivel(trecho.final, volta) || !leituraPossivel(trecho.inicial, volta)) return { tipo: 'LEITURA_IMPOSSIVEL' };
  if (trecho.final >= trecho.inicial) return { tipo: 'NORMAL', consumo: trecho.final - trecho.inicial };
  const consumo = trecho.final + volta - trecho.inicial;
  const limite = Math.max(regra.limiteM3, regra.vezesMedia * (media ?? 0));
  return consumo <= limite + adiantado ? { tipo: 'VIRADA', consumo } : { tipo: 'LEITURA_MENOR' };
}

function leituraPossivel(leitura: number, volta: number): boolean {
  return Number.isInteger(leitura) && leitura >= 0 && leitura < volta;
}
