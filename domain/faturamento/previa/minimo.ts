/** The minimum volume of a ligação: that of the tables by which it is charged, times the economias that they count (TR 5.3, 14.7). */
import type { DataCivil } from '../../comum/data-civil.ts';
import { arredondar, maior, ZERO } from '../../comum/fracao.ts';
import type { AtoTarifario, CategoriaDoAto } from '../ato.ts';
import type { Tabela } from '../tarifa/tabela.ts';

/** m³ of an economia; null where the act says none. */
type Minimo = number | null;

export interface MinimoDaCategoria {
  readonly daTabela: Minimo;
  /**
   * How a ligação of which this is the principal category is charged: each economia by the table of its own category, all of them by one table,
   * or the ligação as one economia.
   */
  readonly conta: { readonly tipo: 'CADA_UMA' } | { readonly tipo: 'TODAS' | 'UMA_SO'; readonly daTabela: Minimo };
}

/** By category. */
export type MinimosDasCategorias = ReadonlyMap<number, MinimoDaCategoria>;

export interface MinimosDoAto {
  readonly agua: MinimosDasCategorias;
  readonly poco: MinimosDasCategorias;
}

/** Up to where the volume changes nothing: what is billed at least, or what the minimum amount covers. Tables say whole m³. */
function minimoDa({ franquia, minimo }: Tabela): Minimo {
  const m3 = Number(arredondar(maior(franquia, minimo?.ate ?? ZERO), 'TRUNCAR', 0));
  return m3 === 0 ? null : m3;
}

function daAgua({ tarifa, plano }: CategoriaDoAto): MinimoDaCategoria {
  const daTabela = minimoDa(tarifa.tabela);
  switch (plano.tipo) {
    case 'MULTIPLICAR_LIMITES':
      return { daTabela, conta: { tipo: 'CADA_UMA' } };
    case 'ECONOMIA_PRINCIPAL':
      return { daTabela, conta: { tipo: 'UMA_SO', daTabela } };
    case 'UMA_ECONOMIA':
      return { daTabela, conta: { tipo: 'UMA_SO', daTabela: minimoDa(plano.tarifa.tabela) } };
  }
}

/** A well is charged as the sewage of the same volume of water, or by one table for all the economias. */
function doPoco(c: CategoriaDoAto): MinimoDaCategoria {
  const agua = daAgua(c);
  if (c.tee?.tipo === 'esgoto') return agua;
  return { ...agua, conta: { tipo: 'TODAS', daTabela: c.tee?.tipo === 'tabela' ? minimoDa(c.tee.tabela) : null } };
}

/** Of the act in force on `dia`. */
export function minimosDoAto(atos: readonly AtoTarifario[], dia: DataCivil): MinimosDoAto {
  const emVigor = atos.filter((a) => a.desde <= dia).reduce<AtoTarifario | null>((ultimo, a) => (ultimo === null || a.desde > ultimo.desde ? a : ultimo), null);
  const categorias = [...(emVigor?.categorias ?? [])];
  return { agua: new Map(categorias.map(([id, c]) => [id, daAgua(c)])), poco: new Map(categorias.map(([id, c]) => [id, doPoco(c)])) };
}

/** `economias`: `[subcategoria, quantidade, …]`, the principal first. `semOutro`: m³ of an economia whose table has no minimum. */
export function volumeMinimo(economias: readonly number[], categoriaDe: ReadonlyMap<number, number>, minimos: MinimosDasCategorias, semOutro: number): number {
  const daCategoria = (i: number): MinimoDaCategoria | undefined => minimos.get(categoriaDe.get(economias[i] ?? 0) ?? 0);
  const conta = daCategoria(0)?.conta;
  if (conta?.tipo === 'UMA_SO') return conta.daTabela ?? semOutro;
  let total = 0;
  for (let i = 0; i + 1 < economias.length; i += 2) {
    const deUma = conta?.tipo === 'TODAS' ? conta.daTabela : daCategoria(i)?.daTabela;
    total += (economias[i + 1] ?? 0) * (deUma ?? semOutro);
  }
  return total;
}
