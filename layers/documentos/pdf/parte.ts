import { abrirArquivo, comoDicionario, resolver, type ArquivoPdf } from './arquivo.ts';
import { decodificar } from './tabela.ts';
import { ehDicionario, ehLista, ehReferencia, lerValor, type Dicionario, type Valor } from './valor.ts';

/** A PDF to be joined to others: its pages, and what of the catalog goes with them. Objects are told by their numbers. */
export interface Parte {
  readonly arquivo: ArquivoPdf;
  readonly paginas: readonly number[];
  /** What the pages hang from. */
  readonly nosDePaginas: readonly number[];
  /** Null when it is not tagged. */
  readonly estrutura: Estrutura | null;
  /** The bookmarks of the first level; what they hang from is `raizDosMarcadores`. */
  readonly marcadores: readonly number[];
  readonly raizDosMarcadores: number | null;
  /** It claims PDF/UA-1 (ISO 14289-1, 5). */
  readonly acessivel: boolean;
}

/** The tree of tags (ISO 32000-1, 14.7). */
export interface Estrutura {
  /** Its root and its one element Document, whose place the joined file's own take. */
  readonly raizes: readonly number[];
  /** The elements of the first level, in reading order. */
  readonly topo: readonly number[];
  /** The tree of parents: by the key of a page or annotation, the elements of its content. */
  readonly pais: ReadonlyMap<number, Valor>;
  /** Standard roles of the types that are not standard. */
  readonly papeis: Dicionario;
}

/** @throws Error when it is not a PDF, or has something in its structure that the joining would lose */
export function abrirParte(bytes: Uint8Array): Parte {
  const arquivo = abrirArquivo(bytes);
  const { catalogo } = arquivo;
  const [paginas, nosDePaginas]: [number[], number[]] = [[], []];
  lerPaginas(arquivo, catalogo.get('/Pages'), paginas, nosDePaginas);
  const raizDosMarcadores = catalogo.get('/Outlines');
  return {
    arquivo,
    paginas,
    nosDePaginas,
    estrutura: lerEstrutura(arquivo, catalogo.get('/StructTreeRoot')),
    marcadores: lerMarcadores(arquivo, raizDosMarcadores),
    raizDosMarcadores: ehReferencia(raizDosMarcadores) ? raizDosMarcadores.ref : null,
    acessivel: dizSerAcessivel(arquivo, catalogo.get('/Metadata')),
  };
}

const HERDAVEIS = ['/Resources', '/MediaBox', '/CropBox', '/Rotate'] as const;

function lerPaginas(arquivo: ArquivoPdf, no: Valor | undefined, paginas: number[], nos: number[]): void {
  const dicionario = comoDicionario(resolver(arquivo, no));
  if (!ehReferencia(no)) throw new Error('o PDF tem página sem número de objeto');
  const filhos = resolver(arquivo, dicionario.get('/Kids'));
  if (!ehLista(filhos)) return void paginas.push(no.ref);
  if (HERDAVEIS.some((nome) => dicionario.has(nome))) throw new Error('o PDF tem páginas que herdam, o que a junção perderia');
  nos.push(no.ref);
  for (const filho of filhos) lerPaginas(arquivo, filho, paginas, nos);
}

const CONHECIDOS = new Set(['/Type', '/K', '/ParentTree', '/ParentTreeNextKey', '/IDTree', '/RoleMap']);

function lerEstrutura(arquivo: ArquivoPdf, raiz: Valor | undefined): Estrutura | null {
  if (!ehReferencia(raiz)) return null;
  const dicionario = comoDicionario(resolver(arquivo, raiz));
  const estranho = [...dicionario.keys()].find((nome) => !CONHECIDOS.has(nome));
  if (estranho !== undefined) throw new Error(`a estrutura do PDF tem ${estranho}, que a junção perderia`);
  const pais = new Map<number, Valor>();
  lerPais(arquivo, dicionario.get('/ParentTree'), pais);
  const papeis = resolver(arquivo, dicionario.get('/RoleMap'));
  let topo = elementos(arquivo, dicionario.get('/K'));
  const raizes = [raiz.ref];
  const [unico] = topo;
  const documento = topo.length === 1 && unico !== undefined ? comoDicionario(lerValor(arquivo.objeto(unico).texto)) : null;
  if (unico !== undefined && documento?.get('/S') === '/Document') {
    raizes.push(unico);
    topo = elementos(arquivo, documento.get('/K'));
  }
  return { raizes, topo, pais, papeis: ehDicionario(papeis) ? papeis : new Map() };
}

function elementos(arquivo: ArquivoPdf, k: Valor | undefined): readonly number[] {
  const lista = ehReferencia(k) && !ehLista(resolver(arquivo, k)) ? [k] : resolver(arquivo, k);
  return (ehLista(lista) ? lista : []).map((elemento) => {
    if (!ehReferencia(elemento)) throw new Error('o PDF tem conteúdo fora de um elemento da estrutura');
    return elemento.ref;
  });
}

/** A number tree (ISO 32000-1, 7.9.7). */
function lerPais(arquivo: ArquivoPdf, no: Valor | undefined, pais: Map<number, Valor>): void {
  const dicionario = comoDicionario(resolver(arquivo, no));
  const [pares, filhos] = [resolver(arquivo, dicionario.get('/Nums')), resolver(arquivo, dicionario.get('/Kids'))];
  if (ehLista(pares)) for (let i = 0; i + 1 < pares.length; i += 2) pais.set(Number(pares[i]), pares[i + 1] ?? 'null');
  if (ehLista(filhos)) for (const filho of filhos) lerPais(arquivo, filho, pais);
}

function lerMarcadores(arquivo: ArquivoPdf, raiz: Valor | undefined): readonly number[] {
  const lista: number[] = [];
  let item = ehReferencia(raiz) ? comoDicionario(resolver(arquivo, raiz)).get('/First') : undefined;
  for (; ehReferencia(item); item = comoDicionario(resolver(arquivo, item)).get('/Next')) {
    if (lista.length > arquivo.tamanho) throw new Error('os marcadores do PDF andam em círculo');
    lista.push(item.ref);
  }
  return lista;
}

function dizSerAcessivel(arquivo: ArquivoPdf, metadados: Valor | undefined): boolean {
  if (!ehReferencia(metadados)) return false;
  const { texto, fluxo } = arquivo.objeto(metadados.ref);
  return fluxo !== null && decodificar(comoDicionario(lerValor(texto)), fluxo).includes('<pdfuaid:part>1</pdfuaid:part>');
}
