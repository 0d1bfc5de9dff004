import type { Rota } from './modelo.ts';

export interface Casamento {
  readonly rota: Rota;
  readonly parametros: Readonly<Record<string, string>>;
}

/** 3 for a fixed segment, 2 for `{x}`, 1 for `{x+}`: compared from the left, the higher is the more specific. */
type Peso = 3 | 2 | 1;
interface Candidata extends Casamento {
  readonly pesos: readonly Peso[];
  readonly metodoExato: boolean;
}

function decodificar(segmento: string): string {
  try {
    return decodeURIComponent(segmento);
  } catch {
    return segmento;
  }
}

function casarCaminho(modelo: readonly string[], segmentos: readonly string[]): { pesos: Peso[]; parametros: Record<string, string> } | null {
  const pesos: Peso[] = [];
  const parametros: Record<string, string> = {};
  for (const [i, parte] of modelo.entries()) {
    const gulosa = /^\{(.+)\+\}$/.exec(parte)?.[1];
    const resto = segmentos.slice(i);
    if (gulosa !== undefined) {
      if (resto.join('') === '') return null;
      parametros[gulosa] = resto.map(decodificar).join('/');
      return { pesos: [...pesos, 1], parametros };
    }
    const segmento = segmentos[i];
    const variavel = /^\{(.+)\}$/.exec(parte)?.[1];
    if (segmento === undefined || (variavel === undefined && segmento !== parte)) return null;
    if (variavel === undefined) pesos.push(3);
    else {
      if (segmento === '') return null;
      parametros[variavel] = decodificar(segmento);
      pesos.push(2);
    }
  }
  return modelo.length === segmentos.length ? { pesos, parametros } : null;
}

function candidata(rota: Rota, metodo: string, segmentos: readonly string[]): Candidata | null {
  if (rota.chave === '$default') return { rota, parametros: {}, pesos: [], metodoExato: false };
  const [verbo = '', caminho = ''] = rota.chave.split(' ');
  if (verbo !== metodo && verbo !== 'ANY') return null;
  const casado = casarCaminho(caminho.split('/').slice(1), segmentos);
  return casado === null ? null : { rota, ...casado, metodoExato: verbo === metodo };
}

/** The more specific first: full matches, then greedy ones, then `$default`; an exact method before ANY. */
function comparar(a: Candidata, b: Candidata): number {
  const gulosa = (c: Candidata): number => (c.pesos.length === 0 ? 2 : c.pesos.includes(1) ? 1 : 0);
  if (gulosa(a) !== gulosa(b)) return gulosa(a) - gulosa(b);
  for (let i = 0; i < Math.max(a.pesos.length, b.pesos.length); i += 1) {
    const diferenca = (b.pesos[i] ?? 0) - (a.pesos[i] ?? 0);
    if (diferenca !== 0) return diferenca;
  }
  return Number(b.metodoExato) - Number(a.metodoExato);
}

/** The route that an HTTP API picks for this method and path (still percent-encoded), or null. */
export function casarRota(rotas: readonly Rota[], metodo: string, caminho: string): Casamento | null {
  const segmentos = caminho.split('/').slice(1);
  const candidatas = rotas.map((r) => candidata(r, metodo, segmentos)).filter((c) => c !== null);
  const [melhor] = candidatas.sort(comparar);
  return melhor === undefined ? null : { rota: melhor.rota, parametros: melhor.parametros };
}
