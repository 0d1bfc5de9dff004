import type { ValoresConta } from '../conta.ts';
import { partesDaConta } from '../partes-da-conta.ts';
import { RUBRICA } from './previa.ts';

/** The parts of the bill by id of rubrica, late charges last. A component of the sewage without a rubrica of its own is sewage. */
export function rubricasDaConta(
  valores: ValoresConta,
  encargos: { readonly multa: number; readonly correcao: number },
  rubricaDe: ReadonlyMap<string, number>,
): readonly (readonly [number, number])[] {
  const porRubrica = new Map<number, number>();
  const juntar = (rubrica: number, valor: number): void => void porRubrica.set(rubrica, (porRubrica.get(rubrica) ?? 0) + valor);
  for (const { rubrica, valor } of partesDaConta(valores)) juntar(rubricaDe.get(rubrica.toUpperCase()) ?? RUBRICA.ESGOTO, valor);
  if (encargos.multa > 0) juntar(RUBRICA.MULTA, encargos.multa);
  if (encargos.correcao > 0) juntar(RUBRICA.CORRECAO, encargos.correcao);
  return [...porRubrica].sort(([x], [y]) => x - y);
}
