/** A tariff act as a whole: from when it is in force and how each category is charged under it (TR 14.1, 5.3). */
import type { DataCivil } from '../comum/data-civil.ts';
import type { AtoId } from '../comum/identidades.ts';
import { ok, recusa, todos, type Resultado } from '../comum/resultado.ts';
import type { AtoAplicado } from './conta.ts';
import type { RegraArredondamento } from './tarifa/arredondamento.ts';
import type { CategoriaFaturada, PlanoDivisao, TarifaCategoria } from './tarifa/plano.ts';
import { partesDoPeriodo } from './tarifa/vigencia.ts';
import type { RegraTee } from './tee.ts';

/** How an act charges one category. */
export interface CategoriaDoAto {
  readonly tarifa: TarifaCategoria;
  readonly plano: PlanoDivisao;
  readonly tee: RegraTee | null;
}

export interface AtoTarifario {
  readonly id: AtoId;
  readonly numero: string;
  readonly desde: DataCivil;
  /** First day on which it is no longer in force; null while nobody said when it ends. */
  readonly ate: DataCivil | null;
  readonly arredondamento: RegraArredondamento;
  /** By id of the category. */
  readonly categorias: ReadonlyMap<number, CategoriaDoAto>;
}

/** The economias of a ligação by category, the principal one (most economias, then lowest id) first. */
export type EconomiasPorCategoria = readonly { readonly categoria: number; readonly economias: number }[];

/** Unpacks `[subcategoria, quantidade, …]` into categories; `categoriaDe` gives the category of a subcategoria. */
export function economiasPorCategoria(empacotadas: readonly number[], categoriaDe: ReadonlyMap<number, number>): EconomiasPorCategoria {
  const porCategoria = new Map<number, number>();
  for (let i = 0; i + 1 < empacotadas.length; i += 2) {
    const categoria = categoriaDe.get(empacotadas[i] ?? 0) ?? 0;
    porCategoria.set(categoria, (porCategoria.get(categoria) ?? 0) + (empacotadas[i + 1] ?? 0));
  }
  return [...porCategoria]
    .map(([categoria, economias]) => ({ categoria, economias }))
    .sort((a, b) => b.economias - a.economias || a.categoria - b.categoria);
}

/**
 * The acts that bill a period, with the exact share of each. Refusals: `ato/categoria-sem-tarifa`, `vigencia/periodo-invertido`,
 * `vigencia/sem-ato`.
 */
export function atosAplicados(
  atos: readonly AtoTarifario[],
  leituraAnterior: DataCivil,
  leituraAtual: DataCivil,
  economias: EconomiasPorCategoria,
): Resultado<readonly (AtoAplicado & { readonly dias: number })[]> {
  const partes = partesDoPeriodo(leituraAnterior, leituraAtual, atos);
  if (!partes.ok) return partes;
  return todos(
    partes.valor.map(({ ato, dias, peso }) => {
      const regras = regrasDasCategorias(ato, economias);
      return regras.ok ? ok({ ...regras.valor, ato: ato.id, dias, peso, arredondamento: ato.arredondamento }) : regras;
    }),
  );
}

/** How an act charges the categories of a ligação; the plan and the TEE are those of the principal one. Refusal: `ato/categoria-sem-tarifa`. */
export function regrasDasCategorias(ato: AtoTarifario, economias: EconomiasPorCategoria): Resultado<Pick<AtoAplicado, 'plano' | 'tee' | 'categorias'>> {
  const categorias: CategoriaFaturada[] = [];
  for (const { categoria, economias: quantas } of economias) {
    const regra = ato.categorias.get(categoria);
    if (regra === undefined) {
      return recusa('ato/categoria-sem-tarifa', `O ato ${ato.numero} não tem tarifa para a categoria ${categoria}. Complete o ato.`, 'categoria');
    }
    categorias.push({ tarifa: regra.tarifa, economias: quantas });
  }
  const principal = ato.categorias.get(economias[0]?.categoria ?? 0);
  if (principal === undefined) return recusa('ato/categoria-sem-tarifa', 'A ligação não tem economias cadastradas. Complete o cadastro.', 'economias');
  return ok({ plano: principal.plano, tee: principal.tee, categorias });
}
