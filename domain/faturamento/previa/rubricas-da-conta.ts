import type { ValoresConta } from '../conta.ts';
import { partesDaConta } from '../partes-da-conta.ts';
import { RUBRICA } from './previa.ts';

/** The parts of a bill, ready to be written: ids of rubricas in order, the amount of each, and their sum. */
export interface RubricasProntas {
  readonly rubricas: readonly number[];
  readonly valores: readonly number[];
  readonly valor: number;
}

const SEM_RUBRICAS: RubricasProntas = { rubricas: [], valores: [], valor: 0 };

/** Of a lot, in which many bills are the same object ({@link criarCalculadora}): theirs are worked out once, where nobody owes charges. */
export function rubricasDoLote(rubricaDe: ReadonlyMap<string, number>): (valores: ValoresConta | null, encargos: Encargos) => RubricasProntas {
  const sabidas = new Map<ValoresConta, RubricasProntas>();
  const prontas = (valores: ValoresConta, encargos: Encargos): RubricasProntas => {
    const pares = rubricasDaConta(valores, encargos, rubricaDe);
    return { rubricas: pares.map(([rubrica]) => rubrica), valores: pares.map(([, valor]) => valor), valor: pares.reduce((soma, [, valor]) => soma + valor, 0) };
  };
  return (valores, encargos) => {
    if (valores === null) return SEM_RUBRICAS;
    if (encargos.multa > 0 || encargos.correcao > 0) return prontas(valores, encargos);
    let sabida = sabidas.get(valores);
    if (sabida === undefined) sabidas.set(valores, (sabida = prontas(valores, encargos)));
    return sabida;
  };
}

interface Encargos {
  readonly multa: number;
  readonly correcao: number;
}

/** The parts of the bill by id of rubrica, late charges last. A component of the sewage without a rubrica of its own is sewage. */
export function rubricasDaConta(
  valores: ValoresConta,
  encargos: Encargos,
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
