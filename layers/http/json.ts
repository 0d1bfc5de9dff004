/**
 * Reads the JSON of a stranger. `JSON.parse` alone keeps the last of two equal keys, accepts `__proto__`, any depth, lone surrogates, control
 * characters, 1e400 (Infinity) and -0; each of those has been a way past a validation somewhere (OWASP API8, ASVS 5 §1.5), so they are refused
 * here, once, before any schema sees the value.
 */
export const LIMITES_JSON = { bytes: 5_500_000, profundidade: 20, chaves: 10_000, itens: 100_000 } as const;

/** What was read, or why not, in Portuguese. */
export type Lido = { readonly ok: true; readonly valor: unknown } | { readonly ok: false; readonly motivo: string };

const CHAVES_PROIBIDAS = new Set(['__proto__', 'constructor', 'prototype']);
// C0 other than tab and line ends, DEL, C1, and the bidirectional controls that make a text read as another.
// eslint-disable-next-line no-control-regex -- these are what is looked for
const CONTROLES = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
const SUBSTITUTO_SOLTO = /\p{Surrogate}/u;

/** Says why a text is not acceptable, or nothing when it is. */
export function textoInaceitavel(texto: string): string | undefined {
  if (CONTROLES.test(texto)) return 'há caracteres de controle no texto';
  if (SUBSTITUTO_SOLTO.test(texto)) return 'há caracteres Unicode incompletos no texto';
  return undefined;
}

/** Reads a JSON text under {@link LIMITES_JSON}. */
export function lerJson(texto: string): Lido {
  const motivo = percorrer(texto);
  if (motivo !== undefined) return { ok: false, motivo };
  let valor: unknown;
  try {
    valor = JSON.parse(texto);
  } catch {
    return { ok: false, motivo: 'o texto não segue a sintaxe JSON' };
  }
  const ruim = valorInaceitavel(valor);
  return ruim === undefined ? { ok: true, valor } : { ok: false, motivo: ruim };
}

/** One linear pass over the raw text, before parsing: depth, number of keys, repeated keys. Syntax is left to `JSON.parse`. */
function percorrer(texto: string): string | undefined {
  const pilha: (Set<string> | null)[] = [];
  let chaves = 0;
  let itens = 0;
  for (let i = 0; i < texto.length; i++) {
    const c = texto[i];
    if (c === '{' || c === '[') {
      if (pilha.push(c === '{' ? new Set() : null) > LIMITES_JSON.profundidade) return 'o JSON tem níveis demais';
    } else if (c === '}' || c === ']') {
      pilha.pop();
    } else if (c === ',') {
      if (++itens > LIMITES_JSON.itens) return 'o JSON tem itens demais';
    } else if (c === '"') {
      const fim = fimDoTexto(texto, i);
      if (fim < 0) return 'o texto não segue a sintaxe JSON';
      const doObjeto = pilha.at(-1);
      if (doObjeto && ehChave(texto, fim)) {
        if (++chaves > LIMITES_JSON.chaves) return 'o JSON tem campos demais';
        const motivo = chaveInaceitavel(texto.slice(i, fim + 1), doObjeto);
        if (motivo !== undefined) return motivo;
      }
      i = fim;
    }
  }
  return undefined;
}

/** Whether the text that ends at `fim` is followed by a colon. Sticky: blanks are walked, never copied. */
function ehChave(texto: string, fim: number): boolean {
  const adiante = /\s*:/y;
  adiante.lastIndex = fim + 1;
  return adiante.test(texto);
}

function fimDoTexto(texto: string, inicio: number): number {
  for (let i = inicio + 1; i < texto.length; i++) {
    if (texto[i] === '\\') i++;
    else if (texto[i] === '"') return i;
  }
  return -1;
}

function chaveInaceitavel(bruta: string, vistas: Set<string>): string | undefined {
  let chave: unknown;
  try {
    chave = JSON.parse(bruta);
  } catch {
    return 'o texto não segue a sintaxe JSON';
  }
  if (typeof chave !== 'string') return 'o texto não segue a sintaxe JSON';
  if (CHAVES_PROIBIDAS.has(chave)) return 'há um nome de campo que não é aceito';
  if (vistas.has(chave)) return 'há um campo repetido no mesmo objeto';
  vistas.add(chave);
  return undefined;
}

/** Walks the parsed value; depth and size are already bounded by {@link percorrer}. */
function valorInaceitavel(valor: unknown): string | undefined {
  if (typeof valor === 'string') return textoInaceitavel(valor);
  if (typeof valor === 'number') return Number.isFinite(valor) && !Object.is(valor, -0) ? undefined : 'há um número fora do intervalo aceito';
  if (typeof valor !== 'object' || valor === null) return undefined;
  for (const [chave, item] of Object.entries(valor)) {
    const motivo = (CHAVES_PROIBIDAS.has(chave) ? 'há um nome de campo que não é aceito' : textoInaceitavel(chave)) ?? valorInaceitavel(item);
    if (motivo !== undefined) return motivo;
  }
  return undefined;
}
