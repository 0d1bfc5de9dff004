/** The tariff acts of one reading period and the days of each: the bill weighs them by the exact share of their days (TR 14.1). */
import { afirmar } from '../../comum/afirmar.ts';
import { diasEntre, formatarData, somarDias, type DataCivil } from '../../comum/data-civil.ts';
import { fracao, type Fracao } from '../../comum/fracao.ts';
import { ok, recusa, type Resultado } from '../../comum/resultado.ts';

/** When an act is in force. `numero` names it to people. */
export interface ComVigencia {
  readonly numero: string;
  readonly desde: DataCivil;
  /** First day on which it is no longer in force; null while nobody said when it ends. */
  readonly ate: DataCivil | null;
}

export interface ParteDoPeriodo<A extends ComVigencia> {
  readonly ato: A;
  readonly dias: number;
  /** `dias` over the days of the period; the shares of a period add up to 1. */
  readonly peso: Fracao;
}

/**
 * The acts of the period and their days. The period goes from the day after the previous reading to the day of the current one, both
 * included: the day of the previous reading belongs to the previous bill. Two readings on one day count as that day. Throws when two acts
 * are in force on the same day, which the database refuses.
 * Refusals: `vigencia/periodo-invertido`, `vigencia/sem-ato`.
 */
export function partesDoPeriodo<A extends ComVigencia>(
  leituraAnterior: DataCivil,
  leituraAtual: DataCivil,
  atos: readonly A[],
): Resultado<readonly ParteDoPeriodo<A>[]> {
  if (leituraAtual < leituraAnterior) {
    return recusa('vigencia/periodo-invertido', 'A leitura atual é anterior à última. Confira as datas das leituras.');
  }
  const primeiro = leituraAtual === leituraAnterior ? leituraAtual : somarDias(leituraAnterior, 1);
  const fim = somarDias(leituraAtual, 1);
  const total = diasEntre(primeiro, fim);
  const emOrdem = [...atos].sort((a, b) => (a.desde < b.desde ? -1 : a.desde > b.desde ? 1 : 0));
  const partes: ParteDoPeriodo<A>[] = [];
  let coberto = primeiro;
  for (const [i, ato] of emOrdem.entries()) {
    const proximo = emOrdem[i + 1];
    afirmar(proximo === undefined || (ato.ate !== null && ato.ate <= proximo.desde), 'dois atos em vigor no mesmo dia');
    const inicioNoPeriodo = ato.desde > primeiro ? ato.desde : primeiro;
    const fimNoPeriodo = ato.ate !== null && ato.ate < fim ? ato.ate : fim;
    if (inicioNoPeriodo >= fimNoPeriodo) continue;
    if (inicioNoPeriodo > coberto) return semAto(coberto, inicioNoPeriodo, emOrdem);
    const dias = diasEntre(inicioNoPeriodo, fimNoPeriodo);
    partes.push({ ato, dias, peso: fracao(dias, total) });
    coberto = fimNoPeriodo;
  }
  return coberto < fim ? semAto(coberto, fim, emOrdem) : ok(partes);
}

/** No act from `de` until the day before `ate`: says which days, what is near them, and what to do. */
function semAto(de: DataCivil, ate: DataCivil, emOrdem: readonly ComVigencia[]): ReturnType<typeof recusa> {
  const ultimoDia = somarDias(ate, -1);
  const dias = de === ultimoDia ? `No dia ${formatarData(de)}` : `De ${formatarData(de)} a ${formatarData(ultimoDia)}`;
  const antes = emOrdem.findLast((a) => a.ate !== null && a.ate <= de);
  const depois = emOrdem.find((a) => a.desde >= ate);
  const perto = [
    ...(antes?.ate == null ? [] : [`o ato ${antes.numero} terminou em ${formatarData(somarDias(antes.ate, -1))}`]),
    ...(depois === undefined ? [] : [`o ato ${depois.numero} começa em ${formatarData(depois.desde)}`]),
  ].join(' e ');
  return recusa('vigencia/sem-ato', `${dias} não há ato tarifário em vigor${perto === '' ? '' : `: ${perto}`}. Cadastre o ato desses dias e tente de novo.`);
}
