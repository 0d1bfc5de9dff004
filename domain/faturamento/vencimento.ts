/** Due date and validity of a bill (TR 14.1): the due date mirrors the reading schedule; after the validity nobody pays by this document. */
import { diaUtilAnterior, proximoDiaUtil, somarDiasUteis, type Calendario } from '../comum/calendario.ts';
import { diasDoMes, dataDe, somarDias, somarMesesNaData, ultimoDiaDoMes, type DataCivil } from '../comum/data-civil.ts';
import { indiceDoMes, referenciaDe, somarMeses } from '../comum/referencia.ts';

export interface RegraVencimento {
  /** Days from the scheduled reading to the due date. */
  readonly diasAposLeitura: number;
  /** Working days the customer has at least from the issue to the due date. */
  readonly diasUteisAposEmissao: number;
  /** What becomes of a due date on a day without work. */
  readonly diaNaoUtil: 'POSTERGAR' | 'ANTECIPAR' | 'MANTER';
}

/**
 * Due date of the bills of a rota. `diaPreferido` (1 to 31) is the day of the month that the customer asked for: the first such day that
 * is not before the date of the schedule; the last day of the month where it does not exist.
 */
export function vencimentoDaFatura(
  leituraPrevista: DataCivil,
  emissao: DataCivil,
  diaPreferido: number | null,
  regra: RegraVencimento,
  calendario: Calendario,
): DataCivil {
  const doCronograma = somarDias(leituraPrevista, regra.diasAposLeitura);
  const minimo = somarDiasUteis(emissao, regra.diasUteisAposEmissao, calendario);
  const base = doCronograma > minimo ? doCronograma : minimo;
  const escolhido = diaPreferido === null ? base : proximoDia(base, diaPreferido);
  switch (regra.diaNaoUtil) {
    case 'MANTER':
      return escolhido;
    case 'POSTERGAR':
      return proximoDiaUtil(escolhido, calendario);
    case 'ANTECIPAR': {
      const antes = diaUtilAnterior(escolhido, calendario);
      return antes >= minimo ? antes : proximoDiaUtil(escolhido, calendario);
    }
  }
}

/** The first `dia` of a month on or after `data`. */
function proximoDia(data: DataCivil, dia: number): DataCivil {
  const mes = referenciaDe(data);
  for (const candidato of [mes, somarMeses(mes, 1)]) {
    const [ano, numero] = [Math.floor(indiceDoMes(candidato) / 12), (indiceDoMes(candidato) % 12) + 1];
    const vencimento = dataDe(ano, numero, Math.min(dia, diasDoMes(ano, numero)));
    if (vencimento >= data) return vencimento;
  }
  return data;
}

export type RegraValidade =
  | { readonly tipo: 'DIAS'; readonly dias: number }
  /** The last day of the month so many months later (31/08/2014 and 6 months: 28/02/2015). */
  | { readonly tipo: 'MESES'; readonly meses: number };

/** Last day on which the document still settles the bill: goes into the barcode (TR 14.1). */
export function validadeDaFatura(vencimento: DataCivil, regra: RegraValidade): DataCivil {
  return regra.tipo === 'DIAS' ? somarDias(vencimento, regra.dias) : ultimoDiaDoMes(somarMesesNaData(vencimento, regra.meses));
}

/** Last day on which the bill is paid without charges: the due date, or the next working day when banks do not open on it. */
export function ultimoDiaSemAcrescimo(vencimento: DataCivil, calendario: Calendario): DataCivil {
  return proximoDiaUtil(vencimento, calendario);
}

/** True from the day after {@link ultimoDiaSemAcrescimo}. */
export function estaVencida(vencimento: DataCivil, hoje: DataCivil, calendario: Calendario): boolean {
  return hoje > ultimoDiaSemAcrescimo(vencimento, calendario);
}
