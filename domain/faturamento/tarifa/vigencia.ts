/** Two acts in one reading period: each bills the whole volume, weighted by the exact share of the days it was in force. */
import { afirmar } from '../../comum/afirmar.ts';
import { diasEntre, somarDias, type DataCivil } from '../../comum/data-civil.ts';
import { fracao, type Fracao } from '../../comum/fracao.ts';
import { ok, recusa, type Resultado } from '../../comum/resultado.ts';

/** An act is in force from its date until the day before the next one's. */
export interface ComVigencia {
  readonly desde: DataCivil;
}

export interface ParteDoPeriodo<A extends ComVigencia> {
  readonly ato: A;
  readonly dias: number;
  /** `dias` over the days of the period; the shares of a period add up to 1. */
  readonly peso: Fracao;
}

/**
 * The acts of the period and their days. The period goes from the day after the previous reading to the day of the current one, both
 * included: the day of the previous reading belongs to the previous bill. Two readings on one day count as that day.
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
  for (const [i, ato] of emOrdem.entries()) {
    const proximo = emOrdem[i + 1];
    afirmar(proximo?.desde !== ato.desde, 'dois atos com a mesma data de vigência');
    const inicioNoPeriodo = ato.desde > primeiro ? ato.desde : primeiro;
    const fimNoPeriodo = proximo !== undefined && proximo.desde < fim ? proximo.desde : fim;
    const dias = diasEntre(inicioNoPeriodo, fimNoPeriodo);
    if (dias > 0) partes.push({ ato, dias, peso: fracao(dias, total) });
  }
  const cobertos = partes.reduce((soma, parte) => soma + parte.dias, 0);
  if (cobertos < total) {
    return recusa('vigencia/sem-ato', 'Há dias do período sem ato tarifário em vigor. Cadastre o ato anterior.');
  }
  return ok(partes);
}
