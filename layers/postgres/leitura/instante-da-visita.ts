/** The reader's clock is the town's. */
const FUSO = '-03:00';

export function instanteDaVisita(v: { readonly data: string; readonly hora: string }): Date {
  return new Date(`${v.data}T${v.hora}${FUSO}`);
}
