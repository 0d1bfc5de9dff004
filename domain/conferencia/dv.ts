/** Answers a conformity case of type `dv`: the check digit of a number by a named algorithm. */
import { calcularDv, ehAlgoritmoDv } from '../comum/digitos.ts';

export const camposComparados = ['dv'] as const;

export function responder(caso: Readonly<Record<string, unknown>>): Record<string, unknown> {
  if (typeof caso.algoritmo !== 'string' || !ehAlgoritmoDv(caso.algoritmo)) return { recusa: 'dv/algoritmo-desconhecido' };
  const numero = typeof caso.numero === 'string' ? caso.numero : '';
  const dv = calcularDv(caso.algoritmo, numero);
  return dv.ok ? { dv: dv.valor } : { recusa: dv.erro.codigo };
}
