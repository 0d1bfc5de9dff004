/** Minutes of the day as a field of time has them. */
const MINUTOS_DA_HORA = 60;
const MINUTOS_DO_DIA = 1440;

/** 480 is "08:00"; the end of the day is "00:00". */
export function horaDe(minuto: number): string {
  const doDia = minuto % MINUTOS_DO_DIA;
  return [Math.floor(doDia / MINUTOS_DA_HORA), doDia % MINUTOS_DA_HORA].map((n) => String(n).padStart(2, '0')).join(':');
}

/** Midnight ends the day when it is an end. Undefined while it is not whole. */
export function minutoDe(hora: string, qual: 'inicio' | 'fim'): number | undefined {
  const lida = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(hora);
  if (lida === null) return undefined;
  const minuto = Number(lida[1]) * MINUTOS_DA_HORA + Number(lida[2]);
  return qual === 'fim' && minuto === 0 ? MINUTOS_DO_DIA : minuto;
}
