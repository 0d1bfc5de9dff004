import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { importadosComCodigo } from './sintaxe.ts';

/** Module → modules that it imports, as paths relative to the root. */
export type Grafo = ReadonlyMap<string, readonly string[]>;

/** Groups of modules that reach each other (Tarjan), the trivial ones left out. */
function componentes(grafo: Grafo): string[][] {
  const ordem = new Map<string, number>();
  const menor = new Map<string, number>();
  const pilha: string[] = [];
  const naPilha = new Set<string>();
  const achados: string[][] = [];
  const visitar = (modulo: string): void => {
    ordem.set(modulo, ordem.size);
    menor.set(modulo, ordem.size - 1);
    pilha.push(modulo);
    naPilha.add(modulo);
    for (const vizinho of grafo.get(modulo) ?? []) {
      if (!grafo.has(vizinho)) continue;
      if (!ordem.has(vizinho)) visitar(vizinho);
      else if (!naPilha.has(vizinho)) continue;
      menor.set(modulo, Math.min(menor.get(modulo) ?? 0, menor.get(vizinho) ?? 0));
    }
    if (menor.get(modulo) !== ordem.get(modulo)) return;
    const grupo = pilha.splice(pilha.indexOf(modulo));
    for (const membro of grupo) naPilha.delete(membro);
    if (grupo.length > 1) achados.push(grupo.sort());
  };
  for (const modulo of grafo.keys()) if (!ordem.has(modulo)) visitar(modulo);
  return achados;
}

/** Cycles of code: an `import type` leaves none behind, so it closes no cycle. Only files in some cycle are parsed. */
export function ciclosDeCodigo(raiz: string, grafo: Grafo): string[] {
  const suspeitos = componentes(grafo).flat();
  const deCodigo = new Map(
    suspeitos.map((modulo) => {
      const importados = importadosComCodigo(modulo, readFileSync(join(raiz, modulo), 'utf8'));
      const caminhos = new Set(importados.map((alvo) => posix.join(posix.dirname(modulo), alvo)));
      return [modulo, (grafo.get(modulo) ?? []).filter((alvo) => caminhos.has(alvo))];
    }),
  );
  return componentes(deCodigo).map((grupo) => `no-cycles: ${grupo.join(' ⇄ ')}`);
}
