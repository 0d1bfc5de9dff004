const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;', '\r': '&#13;' };
const ENTIDADES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function escapar(texto: string): string {
  return texto.replace(/[&<>"'\r]/g, (c) => ESCAPES[c] ?? c);
}

function desescapar(texto: string): string {
  return texto.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (tudo, hexa?: string, decimal?: string, nome?: string) => {
    if (hexa !== undefined) return String.fromCodePoint(Number.parseInt(hexa, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return ENTIDADES[nome ?? ''] ?? tudo;
  });
}

/** The inner text of every `<nome>…</nome>`, not unescaped: for elements that hold others. */
export function elementos(xml: string, nome: string): readonly string[] {
  return [...xml.matchAll(new RegExp(`<${nome}(?:\\s[^>]*)?>([\\s\\S]*?)</${nome}>`, 'g'))].map((m) => m[1] ?? '');
}

/** The text of the first `<nome>`, or undefined. */
export function texto(xml: string, nome: string): string | undefined {
  const primeiro = elementos(xml, nome)[0];
  return primeiro === undefined ? undefined : desescapar(primeiro);
}

/** `{ Key: 'a', Size: 3, Parts: [{…}, {…}] }` as elements; undefined is left out, a list repeats its element. */
export type Arvore = { readonly [nome: string]: string | number | boolean | undefined | Arvore | readonly Arvore[] };

export function montar(arvore: Arvore): string {
  return Object.entries(arvore)
    .flatMap(([nome, v]) => (Array.isArray(v) ? (v as readonly Arvore[]).map((i): [string, Arvore] => [nome, i]) : [[nome, v] as [string, Exclude<typeof v, readonly Arvore[]>]]))
    .map(([nome, v]) => {
      if (v === undefined) return '';
      return `<${nome}>${typeof v === 'object' ? montar(v) : escapar(String(v))}</${nome}>`;
    })
    .join('');
}

/** A whole document in S3's namespace. */
export function documento(raiz: string, arvore: Arvore): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${raiz} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${montar(arvore)}</${raiz}>`;
}
