/** The minimum volume of a ligação: that of the table of each category, times its economias (TR 5.3, 14.7). */
import type { DataCivil } from '../../comum/data-civil.ts';
import { arredondar } from '../../comum/fracao.ts';
import type { AtoTarifario, CategoriaDoAto } from '../ato.ts';
import type { Tabela } from '../tarifa/tabela.ts';

/** m³ per economia by category, only where the act says one. */
export interface MinimosDoAto {
  readonly agua: ReadonlyMap<number, number>;
  readonly poco: ReadonlyMap<number, number>;
}

function daAgua({ tarifa, plano }: CategoriaDoAto): Tabela {
  return plano.tipo === 'UMA_ECONOMIA' ? plano.tarifa.tabela : tarifa.tabela;
}

/** A well is charged by a table of its own or as the sewage of the same volume of water, by the table of water. */
function doPoco(c: CategoriaDoAto): Tabela | null {
  if (c.tee?.tipo === 'tabela') return c.tee.tabela;
  return c.tee?.tipo === 'esgoto' ? daAgua(c) : null;
}

function m3(tabela: Tabela | null): number | null {
  // tables say whole m³
  return tabela?.minimo == null ? null : Number(arredondar(tabela.minimo.ate, 'TRUNCAR', 0));
}

/** Of the act in force on `dia`. */
export function minimosDoAto(atos: readonly AtoTarifario[], dia: DataCivil): MinimosDoAto {
  const emVigor = atos.filter((a) => a.desde <= dia).reduce<AtoTarifario | null>((ultimo, a) => (ultimo === null || a.desde > ultimo.desde ? a : ultimo), null);
  const de = (tabela: (c: CategoriaDoAto) => Tabela | null): ReadonlyMap<number, number> =>
    new Map([...(emVigor?.categorias ?? [])].flatMap(([categoria, c]) => {
      const minimo = m3(tabela(c));
      return minimo === null ? [] : [[categoria, minimo] as const];
    }));
  return { agua: de(daAgua), poco: de(doPoco) };
}

/** `economias`: `[subcategoria, quantidade, …]`. `semOutro`: m³ per economia of a category whose table has none. */
export function volumeMinimo(economias: readonly number[], categoriaDe: ReadonlyMap<number, number>, minimos: ReadonlyMap<number, number>, semOutro: number): number {
  let total = 0;
  for (let i = 0; i + 1 < economias.length; i += 2) {
    total += (economias[i + 1] ?? 0) * (minimos.get(categoriaDe.get(economias[i] ?? 0) ?? 0) ?? semOutro);
  }
  return total;
}
