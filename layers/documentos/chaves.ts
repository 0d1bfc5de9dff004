/** Where the documents of a cycle are in the bucket `documentos`. */

/** The bills of one rota. */
export function chaveDaParte(ciclo: number, rota: number): string {
  return `impressao/${ciclo}/rotas/${rota}.pdf`;
}

/** A volume of the print file of the cycle, from 1. */
export function chaveDoVolume(ciclo: number, volume: number): string {
  return `impressao/${ciclo}/volume-${volume}.pdf`;
}
