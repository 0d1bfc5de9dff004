import type { Parte } from './parte.ts';
import { referenciasDe } from './reescrever.ts';

/** The pages that an element of the structure, or a bookmark with all below it, touches: positions from 0. */
interface Alcance {
  readonly objeto: number;
  readonly primeira: number;
  readonly ultima: number;
}

/** What goes to a volume: pages `de` to `ate` (not included), and what of the first level speaks of them. */
export interface Trecho {
  readonly de: number;
  readonly ate: number;
  readonly topo: readonly number[];
  readonly marcadores: readonly number[];
}

/**
 * Cuts a part where a volume is full, and only between pages that no element and no bookmark of the first level holds together: a table
 * that goes over the page, or a bill and its continuation, stay in one volume. A part that fits is not looked into.
 * @returns gives at most `vagas` pages from `de`; null when not even the first group of pages fits in them
 */
export function abrirCortes(parte: Parte): (de: number, vagas: number) => Trecho | null {
  const quantas = parte.paginas.length;
  const topo = parte.estrutura?.topo ?? [];
  let lidos: { readonly topo: readonly Alcance[]; readonly marcadores: readonly Alcance[]; readonly presas: ReadonlySet<number> } | null = null;
  const ler = () => {
    const [doTopo, dosMarcadores] = [alcances(parte, topo), alcances(parte, parte.marcadores)];
    return { topo: doTopo, marcadores: dosMarcadores, presas: presasAAnterior([...doTopo, ...dosMarcadores]) };
  };
  return (de, vagas) => {
    if (de === 0 && quantas <= vagas) return { de, ate: quantas, topo, marcadores: parte.marcadores };
    lidos ??= ler();
    let ate = Math.min(quantas, de + vagas);
    while (ate > de && lidos.presas.has(ate)) ate -= 1;
    if (ate === de) return null;
    const noTrecho = (lista: readonly Alcance[]): readonly number[] => lista.filter((a) => a.primeira >= de && a.primeira < ate).map((a) => a.objeto);
    return { de, ate, topo: noTrecho(lidos.topo), marcadores: noTrecho(lidos.marcadores) };
  };
}

function presasAAnterior(todos: readonly Alcance[]): ReadonlySet<number> {
  const presas = new Set<number>();
  for (const { primeira, ultima } of todos) for (let p = primeira + 1; p <= ultima; p += 1) presas.add(p);
  return presas;
}

/** One without content of its own (the symbol of a bill is drawn, not marked) goes with what is read before it. */
function alcances(parte: Parte, lista: readonly number[]): readonly Alcance[] {
  const indice = new Map(parte.paginas.map((numero, i) => [numero, i]));
  const barreiras = new Set([...lista, ...parte.nosDePaginas, ...(parte.estrutura?.raizes ?? []), parte.raizDosMarcadores ?? 0]);
  let anterior = 0;
  return lista.map((objeto) => {
    const tocadas = paginasTocadas(parte, objeto, indice, barreiras);
    const primeira = tocadas.length === 0 ? anterior : Math.min(...tocadas);
    anterior = tocadas.length === 0 ? anterior : Math.max(...tocadas);
    return { objeto, primeira, ultima: Math.max(primeira, anterior) };
  });
}

function paginasTocadas({ arquivo }: Parte, inicio: number, indice: ReadonlyMap<number, number>, barreiras: ReadonlySet<number>): readonly number[] {
  const [vistos, tocadas, fila] = [new Set([inicio]), new Set<number>(), [inicio]];
  for (let numero = fila.pop(); numero !== undefined; numero = fila.pop()) {
    for (const alvo of referenciasDe(arquivo.objeto(numero).texto)) {
      const pagina = indice.get(alvo);
      if (pagina !== undefined) tocadas.add(pagina);
      else if (!barreiras.has(alvo) && !vistos.has(alvo)) {
        vistos.add(alvo);
        fila.push(alvo);
      }
    }
  }
  return [...tocadas];
}
