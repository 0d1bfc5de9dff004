/** What the several economias of a ligação do to the calculation: the plans of TR 5.3, as data of the category's plan of use. */
import { afirmar } from '../../comum/afirmar.ts';
import { fracao, UM, vezes, type Fracao } from '../../comum/fracao.ts';
import { ok, recusa, type Resultado } from '../../comum/resultado.ts';
import type { Parcela } from './calculo.ts';
import type { RegraEsgoto } from './esgoto.ts';
import type { Tabela } from './tabela.ts';

/** The tables of one category (or subcategoria) under one act. */
export interface TarifaCategoria {
  /** Name shown on the bill: "Residencial". */
  readonly rotulo: string;
  readonly tabela: Tabela;
  readonly esgoto: RegraEsgoto | null;
}

export interface CategoriaFaturada {
  readonly tarifa: TarifaCategoria;
  /** Whole number ≥ 1. */
  readonly economias: number;
}

/**
 * - `MULTIPLICAR_LIMITES` (the exact default, TR 14.7): the volume is apportioned to the categories by economias as an exact fraction,
 *   and the limits and amounts of each table are multiplied by its economias.
 * - `ECONOMIA_PRINCIPAL`: the whole volume by the table of the first category, as one economia.
 * - `UMA_ECONOMIA`: the whole volume as one economia, by the differentiated tariff that the plan carries.
 */
export type PlanoDivisao =
  | { readonly tipo: 'MULTIPLICAR_LIMITES' }
  | { readonly tipo: 'ECONOMIA_PRINCIPAL' }
  | { readonly tipo: 'UMA_ECONOMIA'; readonly tarifa: TarifaCategoria };

export const PLANO_PADRAO: PlanoDivisao = { tipo: 'MULTIPLICAR_LIMITES' };

/** More economias than any building has; beyond it the number is an error of registration. */
export const MAXIMO_DE_ECONOMIAS = 1_000_000;

/** Whole number from 1 to {@link MAXIMO_DE_ECONOMIAS}. Refusal: `economias/invalidas`. */
export function lerEconomias(economias: number): Resultado<number> {
  if (Number.isInteger(economias) && economias >= 1 && economias <= MAXIMO_DE_ECONOMIAS) return ok(economias);
  return recusa('economias/invalidas', 'A quantidade de economias deve ser um número inteiro a partir de 1. Corrija o cadastro.', 'economias');
}

/** Whole m³ ≥ 0. Refusals: `volume/negativo`, `volume/nao-inteiro`. */
export function lerVolume(volume: Fracao): Resultado<Fracao> {
  if (volume.numerador < 0n) return recusa('volume/negativo', 'O volume não pode ser negativo. Confira a leitura.', 'volumeM3');
  if (volume.denominador !== 1n) return recusa('volume/nao-inteiro', 'O volume deve ser um número inteiro de m³.', 'volumeM3');
  return ok(volume);
}

/**
 * The parcels to bill, in the order of the categories. Throws when there is no category.
 * Refusals: `economias/invalidas`, `volume/negativo`, `volume/nao-inteiro`.
 */
export function dividir(
  plano: PlanoDivisao,
  categorias: readonly CategoriaFaturada[],
  volume: Fracao,
): Resultado<readonly Parcela[]> {
  const [principal] = categorias;
  afirmar(principal !== undefined, 'ligação sem categoria');
  const lido = lerVolume(volume);
  if (!lido.ok) return lido;
  for (const { economias } of categorias) {
    const lidas = lerEconomias(economias);
    if (!lidas.ok) return lidas;
  }
  switch (plano.tipo) {
    case 'MULTIPLICAR_LIMITES': {
      const total = fracao(1n, BigInt(totalDeEconomias(categorias)));
      return ok(
        categorias.map(({ tarifa, economias }) => {
          const quantas = fracao(economias);
          return { ...tarifa, volume: vezes(volume, vezes(quantas, total)), economias: quantas };
        }),
      );
    }
    case 'ECONOMIA_PRINCIPAL':
      return ok([{ ...principal.tarifa, volume, economias: UM }]);
    case 'UMA_ECONOMIA':
      return ok([{ ...plano.tarifa, volume, economias: UM }]);
  }
}

export function totalDeEconomias(categorias: readonly CategoriaFaturada[]): number {
  return categorias.reduce((total, c) => total + c.economias, 0);
}
