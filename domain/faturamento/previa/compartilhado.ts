import { diasEntre, type DataCivil } from '../../comum/data-civil.ts';
import type { Resultado } from '../../comum/resultado.ts';
import { atosAplicados, economiasPorCategoria, type AtoTarifario, type EconomiasPorCategoria } from '../ato.ts';
import type { AtoAplicado } from '../conta.ts';

/** How one set of economias is charged in one period. */
export interface NoPeriodo {
  readonly dias: number;
  readonly atos: Resultado<readonly (AtoAplicado & { readonly dias: number })[]>;
}

/** What bills with the same economias share. */
export interface DasEconomias {
  readonly categorias: EconomiasPorCategoria;
  readonly noPeriodo: (de: DataCivil, ate: DataCivil) => NoPeriodo;
}

/** Most ligações have one subcategoria, and then no text has to be made to look its economias up. */
function chaveDas(empacotadas: readonly number[]): number | string {
  const [subcategoria = 0, quantidade = 0] = empacotadas;
  return empacotadas.length === 2 && quantidade < 1_000 ? subcategoria * 1_000 + quantidade : empacotadas.join(',');
}

/**
 * Most ligações of a rota were read on the same days and have the same economias: acts and categories are worked out once for each
 * combination.
 */
export function compartilhar(atos: readonly AtoTarifario[], categoriaDe: ReadonlyMap<number, number>): (empacotadas: readonly number[]) => DasEconomias {
  const sabidas = new Map<number | string, DasEconomias>();
  return (empacotadas) => {
    const chave = chaveDas(empacotadas);
    let sabida = sabidas.get(chave);
    if (sabida === undefined) sabidas.set(chave, (sabida = dasEconomias(atos, economiasPorCategoria(empacotadas, categoriaDe))));
    return sabida;
  };
}

function dasEconomias(atos: readonly AtoTarifario[], categorias: EconomiasPorCategoria): DasEconomias {
  const porInicio = new Map<DataCivil, Map<DataCivil, NoPeriodo>>();
  return {
    categorias,
    noPeriodo: (de, ate) => {
      let porFim = porInicio.get(de);
      if (porFim === undefined) porInicio.set(de, (porFim = new Map<DataCivil, NoPeriodo>()));
      let sabido = porFim.get(ate);
      if (sabido === undefined) porFim.set(ate, (sabido = { dias: Math.max(0, diasEntre(de, ate)), atos: atosAplicados(atos, de, ate, categorias) }));
      return sabido;
    },
  };
}
