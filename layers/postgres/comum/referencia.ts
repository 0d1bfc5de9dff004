import { referencia, type Referencia } from '../../../domain/comum/referencia.ts';

/** 202611 → '2026-11': the tables keep a referência as an integer. */
export function referenciaDoNumero(numero: number): Referencia {
  const texto = String(numero);
  return referencia(`${texto.slice(0, 4)}-${texto.slice(4)}`);
}

/** '2026-11' → 202611. */
export function numeroDaReferencia(r: string): number {
  return Number(r.replace('-', ''));
}
