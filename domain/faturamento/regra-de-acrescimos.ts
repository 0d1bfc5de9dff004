/** The rule of late charges as data with validity (TR 13.9): what was in force on the day that each part is about. */
import type { DataCivil } from '../comum/data-civil.ts';
import type { DecimalExato } from '../comum/decimal-exato.ts';
import type { Referencia } from '../comum/referencia.ts';
import { ok, recusa, type Resultado } from '../comum/resultado.ts';
import type { RegraAcrescimos } from './acrescimos.ts';

/** In force from `desde`, included, until the day before `ate`; null is open. */
export interface Vigente<T> {
  readonly desde: DataCivil | null;
  readonly ate: DataCivil | null;
  readonly valor: T;
}

/** Percentages are whole: 2 is 2 %. Periods of the same list do not overlap. */
export interface AcrescimosVigentes {
  readonly multa: readonly Vigente<DecimalExato>[];
  readonly taxaProvisoria: readonly Vigente<DecimalExato>[];
  readonly inicioDaCorrecao: readonly Vigente<Referencia>[];
}

function em<T>(vigentes: readonly Vigente<T>[], dia: DataCivil): T | undefined {
  return vigentes.find((v) => (v.desde === null || v.desde <= dia) && (v.ate === null || dia < v.ate))?.valor;
}

/**
 * The fine is of the day on which the debt fell due: a new percentage does not reach who was late before it. How the correction is reckoned is
 * of the day of the calculation, as a bill computed again then would be. Refusal: `acrescimos/sem-regra`.
 */
export function regraDeAcrescimos(vigentes: AcrescimosVigentes, vencimento: DataCivil, calculo: DataCivil): Resultado<RegraAcrescimos> {
  const multa = em(vigentes.multa, vencimento);
  const taxaProvisoria = em(vigentes.taxaProvisoria, calculo);
  const inicioDaCorrecao = em(vigentes.inicioDaCorrecao, calculo);
  if (multa === undefined || taxaProvisoria === undefined || inicioDaCorrecao === undefined) {
    return recusa('acrescimos/sem-regra', `Não há multa ou correção cadastrada para uma conta de ${vencimento} calculada em ${calculo}. Complete os parâmetros de acréscimos.`);
  }
  return ok({ multa, taxaProvisoria, inicioDaCorrecao });
}
