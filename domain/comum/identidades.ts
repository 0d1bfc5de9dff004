/** Identifiers are checked and branded: a matrícula is not an aviso, even when both are numbers. */
import { afirmar } from './afirmar.ts';

declare const marca: unique symbol;
type Marcado<T, M extends string> = T & { readonly [marca]: M };

/** Number of the ligação (matrícula), 1 to 999,999,999. */
export type Cdc = Marcado<number, 'Cdc'>;
/** Number of the bill, gapless, 1 to 99,999,999,999: 11 positions of the barcode. */
export type Aviso = Marcado<number, 'Aviso'>;
/** Tariff act. */
export type AtoId = Marcado<number, 'AtoId'>;

export const MAIOR_CDC = 999_999_999;
export const MAIOR_AVISO = 99_999_999_999;

const ate = (valor: number, maior: number): boolean => Number.isSafeInteger(valor) && valor >= 1 && valor <= maior;

export function cdc(valor: number): Cdc {
  afirmar(ate(valor, MAIOR_CDC), `${valor} não é um CDC`);
  return valor as Cdc;
}

export function aviso(valor: number): Aviso {
  afirmar(ate(valor, MAIOR_AVISO), `${valor} não é um aviso`);
  return valor as Aviso;
}

export function atoId(valor: number): AtoId {
  afirmar(ate(valor, Number.MAX_SAFE_INTEGER), `${valor} não é um ato`);
  return valor as AtoId;
}
