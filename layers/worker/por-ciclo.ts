import type { FalhaDoLote, MensagemDoLote } from './consumidor-em-lote.ts';

/**
 * Gives the messages of a batch to `tratar` cycle by cycle, so that a failure of one cycle does not hold the rotas of another.
 * @returns the failed messages, as a batch consumer answers them.
 */
export async function porCiclo<T extends { readonly ciclo: number }>(
  mensagens: readonly MensagemDoLote<T>[],
  tratar: (ciclo: number, doCiclo: readonly MensagemDoLote<T>[]) => Promise<void>,
): Promise<readonly FalhaDoLote[]> {
  const grupos = new Map<number, MensagemDoLote<T>[]>();
  for (const m of mensagens) grupos.set(m.corpo.ciclo, [...(grupos.get(m.corpo.ciclo) ?? []), m]);
  const falhas: FalhaDoLote[] = [];
  for (const [ciclo, doCiclo] of grupos) {
    try {
      await tratar(ciclo, doCiclo);
    } catch (erro) {
      falhas.push(...doCiclo.map((m) => ({ id: m.contexto.id, erro })));
    }
  }
  return falhas;
}
