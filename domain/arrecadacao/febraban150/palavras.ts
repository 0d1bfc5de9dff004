/**
 * Four characters at a time: a return file of 180.000 payments is judged in about the time of looking at each of its bytes.
 * Little-endian words: the first character is the lowest byte. A word of digits is what is left after XOR with "0000".
 */

/** The word at `p` with "0000" taken off: each byte is 0 to 9 when the character is a digit. */
export function palavraDeDigitos(view: DataView, p: number): number {
  return view.getInt32(p, true) ^ 0x30303030;
}

/** Bits to accumulate with OR; {@link temNaoDigito} judges them all at once. */
export function marcasDeNaoDigito(palavra: number): number {
  return palavra | (palavra + 0x76767676);
}

export function temNaoDigito(marcas: number): boolean {
  return (marcas & 0x80808080) !== 0;
}

/** Two numbers of two digits, in the low byte of each half. */
function pares(palavra: number): number {
  return (palavra * 10 + (palavra >>> 8)) & 0x00ff00ff;
}

function juntarPares(dois: number): number {
  return (dois * 100 + (dois >>> 16)) & 0xffff;
}

/** 0 to 9999. In three, because only functions this small are always inlined. */
export function numeroDe4(palavra: number): number {
  return juntarPares(pares(palavra));
}

/**
 * Bits to accumulate with AND: a byte from 0x20 to 0x9F keeps its high bit. Bytes from 0xA0 lose it (and cannot lend it to a
 * neighbour), so accented text only falls to the careful path.
 */
export function marcasDeTexto(view: DataView, p: number): number {
  return view.getInt32(p, true) + 0x60606060;
}

export function soTemTexto(marcas: number): boolean {
  return (marcas & 0x80808080) === (0x80808080 | 0);
}
