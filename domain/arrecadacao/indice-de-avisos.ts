/** Finds the bill of an aviso among those read for a file: open addressing over typed arrays, since a Map of 180.000 numbers costs more than the settlement. */

export interface IndiceDeAvisos {
  /** Index of the aviso in the list given, -1 when it is not there. Of repeated avisos, the last. */
  readonly buscar: (aviso: number) => number;
}

/** Spreads consecutive numbers; 2^32 divided by the golden ratio. */
const DISPERSAO = 0x9e3779b1 | 0;
const VAZIO = -1;

export function indiceDeAvisos(avisos: Float64Array): IndiceDeAvisos {
  // At most half full, so that a search ends in one or two steps.
  const bits = Math.max(4, Math.ceil(Math.log2(avisos.length + 1)) + 1);
  const tabela = new Int32Array(2 ** bits).fill(VAZIO);
  const mascara = tabela.length - 1;
  const casa = (aviso: number): number => {
    const alto = Math.floor(aviso / 0x1_0000_0000);
    let i = Math.imul((aviso ^ Math.imul(alto, DISPERSAO)) | 0, DISPERSAO) >>> (32 - bits);
    for (;;) {
      const ocupante = tabela[i] ?? VAZIO;
      if (ocupante === VAZIO || avisos[ocupante] === aviso) return i;
      i = (i + 1) & mascara;
    }
  };
  for (let n = 0; n < avisos.length; n += 1) tabela[casa(avisos[n] ?? 0)] = n;
  return { buscar: (aviso) => tabela[casa(aviso)] ?? VAZIO };
}
