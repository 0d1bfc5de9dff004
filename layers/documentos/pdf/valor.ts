/** Values of a PDF as text (ISO 32000-1, 7.3). Numbers, names (with their slash), strings and keywords stay as they are written. */
export type Valor = string | Referencia | readonly Valor[] | Dicionario;
/** To an indirect object, by its number: what we join has no generations. */
export interface Referencia {
  readonly ref: number;
}
/** By name, with its slash. */
export type Dicionario = ReadonlyMap<string, Valor>;

const SIMBOLO = /(?:\s|%[^\r\n]*)*(?:(\d+)\s+\d+\s+R\b|(<<|>>|\[|\]|\(|<[^<>]*>|\/[^\s()<>[\]{}/%]*|[^\s()<>[\]{}/%]+))/y;

/** The value that `texto` begins with. @throws Error when it is not one */
export function lerValor(texto: string): Valor {
  const simbolo = new RegExp(SIMBOLO);
  const proximo = (): string | Referencia => {
    const achado = simbolo.exec(texto);
    if (achado === null) throw new Error(`valor de PDF ilegível: ${texto.slice(0, 40)}`);
    if (achado[1] !== undefined) return { ref: Number(achado[1]) };
    const lido = achado[2] ?? '';
    if (lido !== '(') return lido;
    const inicio = simbolo.lastIndex - 1;
    simbolo.lastIndex = fimDaCadeia(texto, inicio);
    return texto.slice(inicio, simbolo.lastIndex);
  };
  const valor = (simb: string | Referencia): Valor => {
    if (simb === '[') {
      const itens: Valor[] = [];
      for (let s = proximo(); s !== ']'; s = proximo()) itens.push(valor(s));
      return itens;
    }
    if (simb !== '<<') return simb;
    const itens = new Map<string, Valor>();
    for (let s = proximo(); s !== '>>'; s = proximo()) {
      if (typeof s !== 'string' || !s.startsWith('/')) throw new Error(`dicionário de PDF ilegível: ${texto.slice(0, 40)}`);
      itens.set(s, valor(proximo()));
    }
    return itens;
  };
  return valor(proximo());
}

/** Where the string that opens at `inicio` ends: parentheses inside it are balanced or escaped (7.3.4.2). */
export function fimDaCadeia(texto: string, inicio: number): number {
  let abertos = 0;
  for (let i = inicio; i < texto.length; i += 1) {
    const c = texto[i];
    if (c === '\\') i += 1;
    else if (c === '(') abertos += 1;
    else if (c === ')' && (abertos -= 1) === 0) return i + 1;
  }
  throw new Error('cadeia de PDF que não fecha');
}

export function escreverValor(valor: Valor): string {
  if (typeof valor === 'string') return valor;
  if (ehReferencia(valor)) return `${valor.ref} 0 R`;
  if (ehLista(valor)) return `[${valor.map(escreverValor).join(' ')}]`;
  return `<<${[...valor].map(([nome, v]) => `${nome} ${escreverValor(v)}`).join(' ')}>>`;
}

export const ehLista = (valor: Valor | undefined): valor is readonly Valor[] => Array.isArray(valor);
export const ehReferencia = (valor: Valor | undefined): valor is Referencia => typeof valor === 'object' && 'ref' in valor;
export const ehDicionario = (valor: Valor | undefined): valor is Dicionario => valor instanceof Map;

/** A text string (7.9.2.2), in UTF-16: right for any language. */
export function cadeiaDeTexto(texto: string): string {
  return `<FEFF${Buffer.from(texto, 'utf16le').swap16().toString('hex').toUpperCase()}>`;
}
