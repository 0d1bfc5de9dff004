/** Minutes of the day as people write them: "08:00", up to "24:00". */
export function horaEmTexto(minuto: number): string {
  return `${String(Math.floor(minuto / 60)).padStart(2, '0')}:${String(minuto % 60).padStart(2, '0')}`;
}

/** "8", "8:30", "08h30" and "0830" are read too; null: it is no hour. */
export function minutoDe(texto: string): number | null {
  const partes = /^(\d{1,2})(?:[:h]?(\d{2})|h)?$/i.exec(texto.trim());
  if (partes === null) return null;
  const [hora, minuto] = [Number(partes[1]), Number(partes[2] ?? 0)];
  return minuto > 59 || hora > 24 || (hora === 24 && minuto > 0) ? null : hora * 60 + minuto;
}
