import type { Metodo } from '../../events/contrato.ts';

/** A route as the router sees it. */
export interface Rota {
  readonly metodo: Metodo;
  readonly caminho: string;
}

interface Segmento {
  readonly nome: string;
  readonly variavel: boolean;
}

/** What was found for a call: the route and its raw path parameters, or which methods that address takes (none: no such address). */
export type Achado<R extends Rota> =
  | { readonly rota: R; readonly params: Readonly<Record<string, string>> }
  | { readonly rota: undefined; readonly metodos: readonly Metodo[] };

/** `/api` is where CloudFront and the single machine mount the API; the gateway may or may not keep it. */
export const PREFIXO = '/api';

/** Compiles the routes once; a literal segment wins over a parameter, whatever the order of declaration. Two equal routes are a defect. */
export function compilarRotas<R extends Rota>(rotas: readonly R[]): (metodo: string, caminho: string) => Achado<R> {
  const compiladas = rotas
    .map((rota) => ({ rota, segmentos: segmentar(rota.caminho) }))
    .sort((a, b) => peso(a.segmentos).localeCompare(peso(b.segmentos)));
  const vistas = new Set<string>();
  for (const { rota, segmentos } of compiladas) {
    const chave = `${rota.metodo} ${segmentos.map((s) => (s.variavel ? '{}' : s.nome)).join('/')}`;
    if (vistas.has(chave)) throw new Error(`duas rotas com o mesmo endereço: ${rota.metodo} ${rota.caminho}`);
    vistas.add(chave);
  }
  return (metodo, caminho) => {
    const partes = partesDe(caminho);
    const metodos: Metodo[] = [];
    for (const { rota, segmentos } of compiladas) {
      const params = partes && casar(segmentos, partes);
      if (!params) continue;
      if (rota.metodo === metodo) return { rota, params };
      metodos.push(rota.metodo);
    }
    return { rota: undefined, metodos };
  };
}

function segmentar(caminho: string): Segmento[] {
  return caminho
    .split('/')
    .slice(1)
    .map((s) => (s.startsWith('{') ? { nome: s.slice(1, -1), variavel: true } : { nome: s, variavel: false }));
}

/** Sort key: literals before parameters, segment by segment. */
function peso(segmentos: readonly Segmento[]): string {
  return segmentos.map((s) => (s.variavel ? '1' : '0')).join('');
}

function partesDe(caminho: string): string[] | undefined {
  const semPrefixo = caminho === PREFIXO || caminho.startsWith(`${PREFIXO}/`) ? caminho.slice(PREFIXO.length) : caminho;
  try {
    return semPrefixo.split('/').slice(1).map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

function casar(segmentos: readonly Segmento[], partes: readonly string[]): Record<string, string> | undefined {
  if (segmentos.length !== partes.length) return undefined;
  const params: Record<string, string> = {};
  for (const [i, s] of segmentos.entries()) {
    const parte = partes[i] ?? '';
    if (!s.variavel && s.nome !== parte) return undefined;
    // as the gateway: `/ciclos/` is not the cycle of no name
    if (s.variavel && parte === '') return undefined;
    if (s.variavel) params[s.nome] = parte;
  }
  return params;
}
