/**
 * Exact decimals for long chains of rates: only sums and products, so no denominator and no reduction. {@link Fracao} is for the rest
 * (shares of days, apportionment), where a division happens.
 */
import { ok, recusa, type Resultado } from './resultado.ts';

/** `unidades` × 10^-`casas`, without trailing zeros. */
export interface DecimalExato {
  readonly unidades: bigint;
  readonly casas: number;
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;
const MAIOR_TEXTO = 40;

export function decimalExato(unidades: bigint, casas: number): DecimalExato {
  let u = unidades;
  let c = casas;
  while (c > 0 && u % 10n === 0n) {
    u /= 10n;
    c -= 1;
  }
  return { unidades: u, casas: c };
}

/** Reads `"0.60"`, `"-3"` exactly. Refusal: `decimal/invalido`. */
export function lerDecimalExato(texto: string): Resultado<DecimalExato> {
  const partes = texto.length <= MAIOR_TEXTO ? DECIMAL.exec(texto) : null;
  if (partes === null) {
    return recusa('decimal/invalido', 'O número não é um decimal. Escreva só dígitos e um ponto, por exemplo 0.60.');
  }
  const [, sinal = '', inteiros = '0', decimais = ''] = partes;
  const digitos = BigInt(inteiros + decimais);
  return ok(decimalExato(sinal === '-' ? -digitos : digitos, decimais.length));
}

export function adicionar(a: DecimalExato, b: DecimalExato): DecimalExato {
  const casas = Math.max(a.casas, b.casas);
  return decimalExato(a.unidades * 10n ** BigInt(casas - a.casas) + b.unidades * 10n ** BigInt(casas - b.casas), casas);
}

/** `percentual` % of `a`: 2 % of 52 is 1.04. */
export function porcento(a: DecimalExato, percentual: DecimalExato): DecimalExato {
  return decimalExato(a.unidades * percentual.unidades, a.casas + percentual.casas + 2);
}

/** Units of 10^-`casas`, what follows dropped: `truncar(71.794638, 2)` is `7179n`. */
export function truncar(a: DecimalExato, casas: number): bigint {
  return a.casas <= casas ? a.unidades * 10n ** BigInt(casas - a.casas) : a.unidades / 10n ** BigInt(a.casas - casas);
}

/** `"0.127270908"`: trailing zeros trimmed. */
export function textoDecimal(a: DecimalExato): string {
  const negativo = a.unidades < 0n;
  const digitos = (negativo ? -a.unidades : a.unidades).toString().padStart(a.casas + 1, '0');
  const corte = digitos.length - a.casas;
  const texto = a.casas === 0 ? digitos : `${digitos.slice(0, corte)}.${digitos.slice(corte)}`;
  return negativo ? `-${texto}` : texto;
}
