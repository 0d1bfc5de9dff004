/** Answers a conformity case of type `dv`: the check digit of a number by a named algorithm. */
import { ALGORITMOS_DV, calcularDv, ehAlgoritmoDv } from '../comum/digitos.ts';
import { recusado } from './conferir-caso.ts';

export const camposComparados = ['dv'] as const;

export function responder(caso: Readonly<Record<string, unknown>>): Record<string, unknown> {
  if (typeof caso.algoritmo !== 'string' || !ehAlgoritmoDv(caso.algoritmo)) return recusado({ codigo: 'dv/algoritmo-desconhecido', mensagem: `O algoritmo deve ser um destes: ${ALGORITMOS_DV.join(', ')}.`, campo: 'algoritmo' });
  const numero = typeof caso.numero === 'string' ? caso.numero : '';
  const dv = calcularDv(caso.algoritmo, numero);
  return dv.ok ? { dv: dv.valor } : recusado(dv.erro);
}
