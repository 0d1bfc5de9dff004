/** Minutes that the zone is ahead of UTC at an instant. */
function deslocamentoMin(instante: Date, fuso: string): number {
  const partes = new Intl.DateTimeFormat('en-US', { timeZone: fuso, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' }).formatToParts(instante);
  const n = (tipo: string): number => Number(partes.find((p) => p.type === tipo)?.value);
  return Math.round((Date.UTC(n('year'), n('month') - 1, n('day'), n('hour'), n('minute'), n('second')) - instante.getTime()) / 60_000);
}

/** The instant at which clocks of the zone show `local` (AAAA-MM-DDThh:mm:ss). An hour that a change of clocks skips is taken as the one after it. */
export function instanteNoFuso(local: string, fuso: string): Date {
  const comoUtc = new Date(`${local}Z`).getTime();
  const palpite = new Date(comoUtc - deslocamentoMin(new Date(comoUtc), fuso) * 60_000);
  const achado = new Date(comoUtc - deslocamentoMin(palpite, fuso) * 60_000);
  const existe = deslocamentoMin(achado, fuso) === deslocamentoMin(palpite, fuso);
  return existe || achado > palpite ? achado : palpite;
}

/** The civil day (AAAA-MM-DD) of an instant in the zone. */
export function diaNoFuso(instante: Date, fuso: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: fuso, year: 'numeric', month: '2-digit', day: '2-digit' }).format(instante);
}
