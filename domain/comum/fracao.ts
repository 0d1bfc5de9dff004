/**
 * Exact arithmetic for prices, percentages, apportionment and chains of rates. A fraction is never rounded on the way; it becomes money
 * once, by {@link arredondar}, whose rule has no default: the rule is data of the tariff act (TR 14.5).
 */
import { afirmar } from './afirmar.ts';
import { ok, recusa, type Resultado } from './resultado.ts';

/** In lowest terms, denominator > 0. */
export interface Fracao {
  readonly numerador: bigint;
  readonly denominador: bigint;
}

/** `TRUNCAR` drops what follows the last place; `MEIO_ACIMA` rounds half away from zero. */
export const MODOS_ARREDONDAMENTO = ['TRUNCAR', 'MEIO_ACIMA'] as const;
export type ModoArredondamento = (typeof MODOS_ARREDONDAMENTO)[number];

export const ZERO: Fracao = { numerador: 0n, denominador: 1n };
export const UM: Fracao = { numerador: 1n, denominador: 1n };

/** Longest decimal accepted from outside: an amount of the country's GDP with 20 decimal places fits. */
const MAIOR_DECIMAL = 40;
const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

function mdc(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** `numerador / denominador` in lowest terms. Throws on a zero denominator and on numbers that are not safe integers. */
export function fracao(numerador: bigint | number, denominador: bigint | number = 1n): Fracao {
  let n = BigInt(numerador);
  let d = BigInt(denominador);
  afirmar(d !== 0n, 'fração com denominador zero');
  afirmar(typeof numerador === 'bigint' || Number.isSafeInteger(numerador), 'numerador não é inteiro seguro');
  if (d < 0n) [n, d] = [-n, -d];
  if (d === 1n) return { numerador: n, denominador: 1n };
  const divisor = mdc(n, d);
  return { numerador: n / divisor, denominador: d / divisor };
}

/** Reads a decimal string exactly: `"92.5"`, `"-3"`; no exponent, no comma, no blanks. Refusal: `decimal/invalido`. */
export function lerDecimal(texto: string): Resultado<Fracao> {
  const partes = texto.length <= MAIOR_DECIMAL ? DECIMAL.exec(texto) : null;
  if (partes === null) {
    return recusa('decimal/invalido', 'O número não é um decimal. Escreva só dígitos e um ponto, por exemplo 92.5.');
  }
  const [, sinal = '', inteiros = '0', decimais = ''] = partes;
  const digitos = BigInt(inteiros + decimais);
  return ok(fracao(sinal === '-' ? -digitos : digitos, 10n ** BigInt(decimais.length)));
}

/** A decimal written in the program or already checked; throws where {@link lerDecimal} refuses. */
export function decimal(texto: string): Fracao {
  const lido = lerDecimal(texto);
  afirmar(lido.ok, `"${texto}" não é decimal`);
  return lido.valor;
}

export function mais(a: Fracao, b: Fracao): Fracao {
  if (a.denominador === b.denominador) return fracao(a.numerador + b.numerador, a.denominador);
  return fracao(a.numerador * b.denominador + b.numerador * a.denominador, a.denominador * b.denominador);
}

export function menos(a: Fracao, b: Fracao): Fracao {
  return mais(a, { numerador: -b.numerador, denominador: b.denominador });
}

export function vezes(a: Fracao, b: Fracao): Fracao {
  return fracao(a.numerador * b.numerador, a.denominador * b.denominador);
}

/** Throws when `b` is zero. */
export function dividido(a: Fracao, b: Fracao): Fracao {
  return fracao(a.numerador * b.denominador, a.denominador * b.numerador);
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function comparar(a: Fracao, b: Fracao): -1 | 0 | 1 {
  const diferenca = a.numerador * b.denominador - b.numerador * a.denominador;
  if (diferenca === 0n) return 0;
  return diferenca < 0n ? -1 : 1;
}

export function menor(a: Fracao, b: Fracao): Fracao {
  return comparar(a, b) <= 0 ? a : b;
}

export function maior(a: Fracao, b: Fracao): Fracao {
  return comparar(a, b) >= 0 ? a : b;
}

export function soma(parcelas: Iterable<Fracao>): Fracao {
  let total = ZERO;
  for (const parcela of parcelas) total = mais(total, parcela);
  return total;
}

/** The value in units of 10^-`casas`, as an integer: `arredondar(36.075, 'TRUNCAR', 2)` is `3607n`. */
export function arredondar(f: Fracao, modo: ModoArredondamento, casas: number): bigint {
  afirmar(Number.isInteger(casas) && casas >= 0, 'casas decimais inválidas');
  const escalado = f.numerador * 10n ** BigInt(casas);
  const truncado = escalado / f.denominador;
  if (modo === 'TRUNCAR') return truncado;
  const resto = escalado % f.denominador;
  const dobro = resto < 0n ? -resto * 2n : resto * 2n;
  if (dobro < f.denominador) return truncado;
  return escalado < 0n ? truncado - 1n : truncado + 1n;
}

/** {@link arredondar}, kept as a fraction so that the chain can go on. */
export function arredondada(f: Fracao, modo: ModoArredondamento, casas: number): Fracao {
  return fracao(arredondar(f, modo, casas), 10n ** BigInt(casas));
}

/** `"36.07"` for 3607n with 2 places: the decimal string of a scaled integer. */
export function textoEscalado(valor: bigint, casas: number): string {
  const negativo = valor < 0n;
  const digitos = (negativo ? -valor : valor).toString().padStart(casas + 1, '0');
  const corte = digitos.length - casas;
  const texto = casas === 0 ? digitos : `${digitos.slice(0, corte)}.${digitos.slice(corte)}`;
  return negativo ? `-${texto}` : texto;
}

/** The exact decimal without trailing zeros (`"0.127270908"`), or null when the expansion does not end (1/3). */
export function textoExato(f: Fracao): string | null {
  let resto = f.denominador;
  let casas = 0;
  for (const fator of [2n, 5n]) {
    let vezesDoFator = 0;
    while (resto % fator === 0n) {
      resto /= fator;
      vezesDoFator += 1;
    }
    casas = Math.max(casas, vezesDoFator);
  }
  return resto === 1n ? textoEscalado(arredondar(f, 'TRUNCAR', casas), casas) : null;
}
