import type { Expressao } from './expressao.ts';
import { diaNoFuso } from './fuso.ts';

/** Turns looked at, at most, after a long absence; above that the oldest are skipped a year at a time by `proximo`. */
const LIMITE = 200_000;

/**
 * The turns that came between `desde` (inclusive: the one that was being waited for) and `agora`, one a civil day: the last of each day.
 * A platform that slept over a weekend does the work of each day that it missed, and no schedule of every minute fires a thousand times.
 */
export function turnosPerdidos(expressao: Expressao, desde: Date, agora: Date, fuso: string): { readonly turnos: readonly Date[]; readonly proximo: Date | undefined } {
  const porDia = new Map<string, Date>();
  let turno: Date | undefined = desde;
  for (let i = 0; turno !== undefined && turno <= agora && i < LIMITE; i++) {
    porDia.set(diaNoFuso(turno, fuso), turno);
    turno = expressao.proximo(turno);
  }
  return { turnos: [...porDia.values()], proximo: turno !== undefined && turno <= agora ? expressao.proximo(agora) : turno };
}
