/** Where and how exact amounts become centavos: data of the tariff act, without default (Sorocaba truncates per band, TR 14.5 and 14.7). */
import { arredondada, MODOS_ARREDONDAMENTO, type Fracao, type ModoArredondamento } from '../../comum/fracao.ts';
import { ok, recusa, type Resultado } from '../../comum/resultado.ts';

export const LUGARES_ARREDONDAMENTO = ['POR_FAIXA', 'POR_COMPONENTE', 'NO_TOTAL'] as const;
export type LugarArredondamento = (typeof LUGARES_ARREDONDAMENTO)[number];

/**
 * `POR_FAIXA`: water of each row is rounded, sewage of each row is computed from it and rounded, then summed. `POR_COMPONENTE`: water is
 * rounded on its sum, sewage once, from the rounded water. `NO_TOTAL`: each amount and the total come from exact sums, rounded once, so
 * that the total may differ from the sum of the rounded parts.
 */
export interface RegraArredondamento {
  readonly modo: ModoArredondamento;
  /** 0 to 2: a bill has no fraction of a centavo. */
  readonly casas: number;
  readonly onde: LugarArredondamento;
}

/** Checks a rule that came as data. Refusal: `tarifa/arredondamento-invalido`. */
export function lerArredondamento(dado: {
  readonly modo: string;
  readonly casas: number;
  readonly onde: string;
}): Resultado<RegraArredondamento> {
  const modo = MODOS_ARREDONDAMENTO.find((m) => m === dado.modo);
  const onde = LUGARES_ARREDONDAMENTO.find((l) => l === dado.onde);
  if (modo === undefined || onde === undefined || !Number.isInteger(dado.casas) || dado.casas < 0 || dado.casas > 2) {
    return recusa(
      'tarifa/arredondamento-invalido',
      `Informe modo (${MODOS_ARREDONDAMENTO.join(', ')}), onde (${LUGARES_ARREDONDAMENTO.join(', ')}) e casas de 0 a 2.`,
      'arredondamento',
    );
  }
  return ok({ modo, casas: dado.casas, onde });
}

export function aplicar(regra: RegraArredondamento, valor: Fracao): Fracao {
  return arredondada(valor, regra.modo, regra.casas);
}
