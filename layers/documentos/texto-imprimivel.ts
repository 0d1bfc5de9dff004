/**
 * PDF/UA refuses a whole document for one character without a drawing, so no text of a register may reach the compiler unchecked:
 * an emoji in one name would hold the print file of a rota.
 */

const SUBSTITUTO = '?';
/** Almost every text: Latin-1 already composed, single spaces inside. The soft hyphen (U+00AD) is not in it. */
const JA_IMPRIMIVEL = /^(?:[!-~\u00a1-\u00ac\u00ae-\u00ff]+(?: [!-~\u00a1-\u00ac\u00ae-\u00ff]+)*)?$/;

/**
 * One line of printable text: composed accents (NFC), controls and line breaks as spaces, invisible format characters and unpaired surrogates
 * dropped, and what the font cannot draw replaced by a question mark.
 */
export function textoImprimivel(texto: string, desenha: (codigo: number) => boolean): string {
  if (JA_IMPRIMIVEL.test(texto)) return texto;
  let saida = '';
  // The invisible ones go first: between a letter and its accent they would keep the two apart.
  for (const caractere of texto.replace(/[\p{Cf}\p{Cs}\p{Variation_Selector}]/gu, '').normalize('NFC')) {
    if (/[\s\p{Cc}\p{Z}]/u.test(caractere)) saida += ' ';
    else saida += desenha(caractere.codePointAt(0) ?? 0) ? caractere : SUBSTITUTO;
  }
  return saida.replace(/ +/g, ' ').trim();
}

/** Applies {@link textoImprimivel} to every string of a JSON-like value; keys are ours and stay. */
export function imprimivel<T>(valor: T, desenha: (codigo: number) => boolean): T {
  const visitar = (v: unknown): unknown => {
    if (typeof v === 'string') return textoImprimivel(v, desenha);
    if (Array.isArray(v)) return v.map(visitar);
    if (v !== null && typeof v === 'object') return Object.fromEntries(Object.entries(v).map(([chave, item]) => [chave, visitar(item)]));
    return v;
  };
  return visitar(valor) as T;
}
