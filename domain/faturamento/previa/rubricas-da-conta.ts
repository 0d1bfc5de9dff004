import type { ValoresConta } from '../conta.ts';
import { partesDaConta } from '../partes-da-conta.ts';
import { RUBRICA } from './previa.ts';

/** The parts of the bill by id of rubrica, late charges last. A component of the sewage without a rubrica of its own is sewage. */
export function rubricasDaConta(
  valores: ValoresConta,
  encargos: { readonly multa: number; readonly correcao: number },
  rubricaDe: ReadonlyMap<string, number>,
): readonly (readonly [number, number])[] {
  const pares: [number, number][] = [];
  // some seven rubricas at most: kept in order as they come
  const juntar = (rubrica: number, valor: number): void => {
    let i = 0;
    while (i < pares.length && (pares[i]?.[0] ?? 0) < rubrica) i++;
    const igual = pares[i];
    if (igual?.[0] === rubrica) igual[1] += valor;
    else pares.splice(i, 0, [rubrica, valor]);
  };
  for (const { rubrica, valor } of partesDaConta(valores)) juntar(rubricaDe.get(rubrica) ?? rubricaDe.get(rubrica.toUpperCase()) ?? RUBRICA.ESGOTO, valor);
  if (encargos.multa > 0) juntar(RUBRICA.MULTA, encargos.multa);
  if (encargos.correcao > 0) juntar(RUBRICA.CORRECAO, encargos.correcao);
  return pares;
}
