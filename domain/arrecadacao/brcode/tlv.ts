/** Tag, length, value of the EMV merchant presented QR: two digits, two digits, and as many characters as the length says. */

export interface Elemento {
  readonly tag: string;
  readonly valor: string;
}

/** Lengths count characters (a code point is one), not bytes nor UTF-16 units. Null when they do not close exactly. */
export function lerTlv(texto: string): readonly Elemento[] | null {
  const caracteres = Array.from(texto);
  const elementos: Elemento[] = [];
  let i = 0;
  while (i < caracteres.length) {
    const cabeca = caracteres.slice(i, i + 4).join('');
    if (!/^\d{4}$/.test(cabeca)) return null;
    const fim = i + 4 + Number(cabeca.slice(2));
    if (fim > caracteres.length) return null;
    elementos.push({ tag: cabeca.slice(0, 2), valor: caracteres.slice(i + 4, fim).join('') });
    i = fim;
  }
  return elementos;
}

/** One element. @throws RangeError when the value is longer than 99 characters */
export function escreverTlv(tag: string, valor: string): string {
  const tamanho = Array.from(valor).length;
  if (tamanho > 99) throw new RangeError(`campo ${tag} com mais de 99 caracteres`);
  return `${tag}${String(tamanho).padStart(2, '0')}${valor}`;
}

/** First element of a tag, as EMV readers take it. */
export function valorDaTag(elementos: readonly Elemento[], tag: string): string | undefined {
  return elementos.find((e) => e.tag === tag)?.valor;
}
