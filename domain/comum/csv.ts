/** CSV as spreadsheets of Brazil read it: semicolon, comma for decimals, UTF-8 with its mark, lines ended by CRLF. */

/** A cell: text is written as data and never as a formula; numbers are written bare, `numero` being one already in text (exact money: `39.00`). */
export type Celula = string | number | null | { readonly numero: string };

/** A spreadsheet runs what begins so (CSV injection): the apostrophe makes it text. */
const FORMULA = /^[=+\-@\t\r\n]/;

function texto(celula: string): string {
  const neutro = FORMULA.test(celula.trimStart()) || FORMULA.test(celula) ? `'${celula}` : celula;
  return /[";\r\n]/.test(neutro) ? `"${neutro.replaceAll('"', '""')}"` : neutro;
}

function escrever(celula: Celula): string {
  if (celula === null) return '';
  if (typeof celula === 'string') return texto(celula);
  return (typeof celula === 'number' ? String(celula) : celula.numero).replace('.', ',');
}

/** The whole file, with its header; null: what comes after a part that had it. */
export function textoCsv(titulos: readonly string[] | null, linhas: readonly (readonly Celula[])[]): string {
  const todas = titulos === null ? linhas : [titulos, ...linhas];
  return `${titulos === null ? '' : '\uFEFF'}${todas.map((linha) => `${linha.map(escrever).join(';')}\r\n`).join('')}`;
}
