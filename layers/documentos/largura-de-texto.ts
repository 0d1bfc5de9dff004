/**
 * Room that a text takes, estimated in thousandths of em by classes of letters of Noto Sans (regular; bold is some 8% wider). Registers are
 * often in capitals, so counting characters would let a line wrap and push what is under it.
 */
function larguraDoCaractere(c: string): number {
  if (c === ' ') return 260;
  if (/[ijlIftr.,:;|!'()[\]/·-]/.test(c)) return 350;
  if (/[mwMW@%—…]/.test(c)) return 940;
  if (/\p{Lu}/u.test(c)) return 680;
  if (/[\p{Ll}\p{N}]/u.test(c)) return 580;
  return 1000;
}

export function larguraEmMilesimos(texto: string): number {
  let largura = 0;
  for (const c of texto) largura += larguraDoCaractere(c);
  return largura;
}

/** The text, or its beginning and `…`, within `ems` of width. Never cuts inside a code point. */
export function encurtar(texto: string, ems: number): string {
  const limite = ems * 1000;
  if (larguraEmMilesimos(texto) <= limite) return texto;
  let largura = larguraDoCaractere('…');
  let saida = '';
  for (const c of texto) {
    largura += larguraDoCaractere(c);
    if (largura > limite) break;
    saida += c;
  }
  return `${saida.trimEnd()}…`;
}
