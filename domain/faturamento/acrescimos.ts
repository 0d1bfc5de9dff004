/**
 * Late charges (TR 13.9): the fine once; then, for each month after that of the due date up to that of the calculation, its registered
 * index, or a provisional rate while it is not registered. Compound and exact; only the total is truncated to centavos.
 */
import { afirmar } from '../comum/afirmar.ts';
import { proximoDiaUtil, type Calendario } from '../comum/calendario.ts';
import type { DataCivil } from '../comum/data-civil.ts';
import { adicionar, decimalExato, porcento, truncar, type DecimalExato } from '../comum/decimal-exato.ts';
import { centavos, subtrair, ZERO_CENTAVOS, type Centavos } from '../comum/dinheiro.ts';
import { mesesEntre, referencia, referenciaDe, somarMeses, type Referencia } from '../comum/referencia.ts';

/** Rates are percentages: 2 is 2 %. */
export interface RegraAcrescimos {
  readonly multa: DecimalExato;
  readonly taxaProvisoria: DecimalExato;
  /** Months before it bear no correction. */
  readonly inicioDaCorrecao: Referencia;
}

/** TR 13.9: 2 % once, 1 % while the Selic of the month is not registered, Selic from November 2009. */
export const REGRA_TR_13_9: RegraAcrescimos = {
  multa: decimalExato(2n, 0),
  taxaProvisoria: decimalExato(1n, 0),
  inicioDaCorrecao: referencia('2009-11'),
};

/** Registered indices at the time of the calculation: percent of each month. */
export type Indices = ReadonlyMap<Referencia, DecimalExato>;

export interface CorrecaoDoMes {
  readonly referencia: Referencia;
  readonly taxa: DecimalExato;
  readonly valor: DecimalExato;
}

/** Exact reais. `juros` in the order of application: first the months at the provisional rate, then the registered ones. */
export interface Acrescimos {
  readonly multa: DecimalExato;
  readonly juros: readonly CorrecaoDoMes[];
  readonly total: DecimalExato;
}

/** `valor` in reais. Nothing is due until the day after `vencimento`. `comMulta` false: the base already carries its fine. */
export function calcularAcrescimos(
  valor: DecimalExato,
  vencimento: DataCivil,
  calculo: DataCivil,
  indices: Indices,
  regra: RegraAcrescimos,
  comMulta = true,
): Acrescimos {
  const zero = decimalExato(0n, 0);
  if (calculo <= vencimento) return { multa: zero, juros: [], total: valor };
  const multa = comMulta ? porcento(valor, regra.multa) : zero;
  let total = adicionar(valor, multa);
  const juros: CorrecaoDoMes[] = [];
  for (const [mes, taxa] of taxasDosMeses(vencimento, calculo, indices, regra)) {
    const correcao = porcento(total, taxa);
    juros.push({ referencia: mes, taxa, valor: correcao });
    total = adicionar(total, correcao);
  }
  return { multa, juros, total };
}

function taxasDosMeses(
  vencimento: DataCivil,
  calculo: DataCivil,
  indices: Indices,
  regra: RegraAcrescimos,
): readonly (readonly [Referencia, DecimalExato])[] {
  const primeiro = somarMeses(referenciaDe(vencimento), 1);
  const inicio = primeiro < regra.inicioDaCorrecao ? regra.inicioDaCorrecao : primeiro;
  const provisorias: [Referencia, DecimalExato][] = [];
  const registradas: [Referencia, DecimalExato][] = [];
  for (let i = 0; i <= mesesEntre(inicio, referenciaDe(calculo)); i += 1) {
    const mes = somarMeses(inicio, i);
    const indice = indices.get(mes);
    if (indice === undefined) provisorias.push([mes, regra.taxaProvisoria]);
    else registradas.push([mes, indice]);
  }
  return [...provisorias, ...registradas];
}

/** Centavos: `multa` and `correcao` are rubricas of their own (TR 13.9) and add up, with the value, to the truncated total. */
export interface AcrescimosDaFatura {
  readonly multa: Centavos;
  readonly correcao: Centavos;
  readonly total: Centavos;
}

export interface DebitoVencido {
  readonly valor: Centavos;
  readonly vencimento: DataCivil;
  /** False for a debt imported with its corrected value, whose fine is already in it (TR 13.9). */
  readonly comMulta: boolean;
}

/**
 * Charges of a bill on `calculo` (the day it is paid or negotiated). A due date on a day without banks bears nothing until the next
 * working day; after that the months count from the due date itself.
 */
export function acrescimosDaFatura(
  debito: DebitoVencido,
  calculo: DataCivil,
  indices: Indices,
  calendario: Calendario,
  regra: RegraAcrescimos,
): AcrescimosDaFatura {
  afirmar(debito.valor >= 0, 'acréscimo sobre valor negativo');
  if (calculo <= proximoDiaUtil(debito.vencimento, calendario)) {
    return { multa: ZERO_CENTAVOS, correcao: ZERO_CENTAVOS, total: debito.valor };
  }
  const valor = decimalExato(BigInt(debito.valor), 2);
  const exatos = calcularAcrescimos(valor, debito.vencimento, calculo, indices, regra, debito.comMulta);
  const total = centavos(Number(truncar(exatos.total, 2)));
  const multa = centavos(Number(truncar(exatos.multa, 2)));
  return { multa, correcao: subtrair(subtrair(total, debito.valor), multa), total };
}
