import { abrirCopia, FORA, identificador, type Copia } from './copia.ts';
import type { Trecho } from './cortes.ts';
import { abrirEscritor, type Escritor } from './escritor.ts';
import { encadear, soltarMarcador, type Marcador } from './marcadores.ts';
import { dataPdf, IDIOMA, metadadosXmp, PRODUTOR, type Apresentacao } from './metadados.ts';
import type { Estrutura, Parte } from './parte.ts';
import { cadeiaDeTexto, escreverValor } from './valor.ts';

/** A file in the making, of pages of many parts, with one tree of tags over all of them. */
export interface VolumePdf {
  readonly paginas: () => number;
  readonly acrescentar: (parte: Parte, trecho: Trecho) => void;
  readonly terminar: (apresentacao: Apresentacao) => Uint8Array;
}

interface Obra {
  readonly escritor: Escritor;
  /** What pages, elements and bookmarks of the first level hang from. */
  readonly raizes: { readonly paginas: number; readonly documento: number; readonly marcadores: number };
  readonly paginas: number[];
  readonly topo: number[];
  /** The tree of parents, as text: key and elements. */
  readonly pais: string[];
  readonly identificados: number[];
  readonly papeis: Map<string, string>;
  readonly marcadores: Marcador[];
  proximaChave: number;
  /** So far every part is tagged. */
  marcado: boolean;
  /** So far every part claims PDF/UA-1: a volume claims no more than its parts. */
  acessivel: boolean;
}

export function abrirVolume(): VolumePdf {
  const escritor = abrirEscritor();
  const obra: Obra = {
    escritor,
    raizes: { paginas: escritor.reservar(), documento: escritor.reservar(), marcadores: escritor.reservar() },
    paginas: [],
    topo: [],
    pais: [],
    identificados: [],
    papeis: new Map(),
    marcadores: [],
    proximaChave: 0,
    marcado: true,
    acessivel: true,
  };
  return {
    paginas: () => obra.paginas.length,
    acrescentar: (parte, trecho) => acrescentar(obra, parte, trecho),
    terminar: (apresentacao) => terminar(obra, apresentacao),
  };
}

function acrescentar(obra: Obra, parte: Parte, trecho: Trecho): void {
  const { escritor, identificados, proximaChave: primeiraChave } = obra;
  const copia = abrirCopia(parte.arquivo, { escritor, identificados, primeiraChave, substitutos: substitutos(obra, parte, trecho) });
  obra.paginas.push(...parte.paginas.slice(trecho.de, trecho.ate).map(copia.numeroNovo));
  copia.copiar();
  // one element of the first level at a time: what is read together stays together in the file
  for (const elemento of trecho.topo) {
    obra.topo.push(copia.numeroNovo(elemento));
    copia.copiar();
  }
  if (parte.estrutura !== null) copiarPais(obra, parte.estrutura, copia);
  for (const item of trecho.marcadores) obra.marcadores.push(soltarMarcador(copia.numeroNovo(item), parte.arquivo.objeto(item).texto, copia.traduzir));
  copia.copiar();
  obra.marcado &&= parte.estrutura !== null;
  obra.acessivel &&= parte.acessivel;
}

function substitutos({ escritor, raizes }: Obra, parte: Parte, { de, ate, topo, marcadores }: Trecho): ReadonlyMap<number, number> {
  const fora = (lista: readonly number[], dentro: readonly number[]): readonly number[] => {
    const ficam = new Set(dentro);
    return lista.filter((numero) => !ficam.has(numero));
  };
  const { paginas, nosDePaginas, estrutura, raizDosMarcadores } = parte;
  return new Map([
    ...nosDePaginas.map((numero) => [numero, raizes.paginas] as const),
    ...(estrutura?.raizes ?? []).map((numero) => [numero, raizes.documento] as const),
    ...(raizDosMarcadores === null ? [] : [[raizDosMarcadores, raizes.marcadores] as const]),
    ...marcadores.map((numero) => [numero, escritor.reservar()] as const),
    ...[...fora(paginas, paginas.slice(de, ate)), ...fora(estrutura?.topo ?? [], topo), ...fora(parte.marcadores, marcadores)].map((numero) => [numero, FORA] as const),
  ]);
}

function copiarPais(obra: Obra, { pais, papeis }: Estrutura, copia: Copia): void {
  for (const chave of copia.chaves.toSorted((a, b) => a - b)) {
    const elementos = pais.get(chave);
    if (elementos === undefined) throw new Error(`a estrutura do PDF não tem a chave ${chave}, que uma página diz`);
    obra.pais.push(`${obra.proximaChave + chave} ${copia.traduzir(escreverValor(elementos))}`);
  }
  copia.copiar();
  obra.proximaChave += 1 + Math.max(-1, ...pais.keys());
  for (const [nome, valor] of papeis) {
    const papel = escreverValor(valor);
    if ((obra.papeis.get(nome) ?? papel) !== papel) throw new Error(`duas partes dão a ${nome} papéis diferentes`);
    obra.papeis.set(nome, papel);
  }
}

function terminar(obra: Obra, apresentacao: Apresentacao): Uint8Array {
  const { escritor, raizes, paginas, topo, marcadores } = obra;
  escritor.gravar(raizes.paginas, `<</Type/Pages/Count ${paginas.length}/Kids[${referencias(paginas)}]>>`);
  let catalogo = `/Pages ${raizes.paginas} 0 R/Lang(${IDIOMA})/ViewerPreferences<</DisplayDocTitle true>>`;
  if (marcadores.length > 0) {
    escritor.gravar(raizes.marcadores, encadear(marcadores, raizes.marcadores, escritor));
    catalogo += `/Outlines ${raizes.marcadores} 0 R`;
  }
  if (topo.length > 0) catalogo += `/StructTreeRoot ${gravarEstrutura(obra)} 0 R/MarkInfo<</Marked ${obra.marcado}>>`;
  const xmp = Buffer.from(metadadosXmp(apresentacao, obra.marcado && obra.acessivel), 'utf8');
  const metadados = escritor.reservar();
  escritor.gravarFluxo(metadados, `<</Type/Metadata/Subtype/XML/Length ${xmp.length}>>`, xmp);
  const [raiz, informacao] = [escritor.reservar(), escritor.reservar()];
  escritor.gravar(raiz, `<</Type/Catalog${catalogo}/Metadata ${metadados} 0 R>>`);
  const quando = dataPdf(apresentacao.instante);
  escritor.gravar(
    informacao,
    `<</Title ${cadeiaDeTexto(apresentacao.titulo)}/Author ${cadeiaDeTexto(apresentacao.autor)}/Producer(${PRODUTOR})/CreationDate ${quando}/ModDate ${quando}>>`,
  );
  return escritor.terminar(raiz, informacao);
}

/** @returns the number of the root */
function gravarEstrutura({ escritor, raizes, topo, pais, identificados, papeis, proximaChave }: Obra): number {
  const raiz = escritor.reservar();
  escritor.gravar(raizes.documento, `<</Type/StructElem/S/Document/P ${raiz} 0 R/K[${referencias(topo)}]>>`);
  const nomes = identificados.flatMap((elemento, lugar) => (elemento === 0 ? [] : [`${identificador(lugar)} ${elemento} 0 R`]));
  const dosPapeis = [...papeis].map(([nome, papel]) => `${nome} ${papel}`).join(' ');
  escritor.gravar(
    raiz,
    `<</Type/StructTreeRoot/K ${raizes.documento} 0 R/ParentTree<</Nums[${pais.join(' ')}]>>/ParentTreeNextKey ${proximaChave}/IDTree<</Names[${nomes.join(' ')}]>>/RoleMap<<${dosPapeis}>>>>`,
  );
  return raiz;
}

const referencias = (numeros: readonly number[]): string => numeros.map((numero) => `${numero} 0 R`).join(' ');
