/** Faults put in on purpose, so that what AWS does rarely happens here all the time. All off unless asked for. */
export interface Injecao {
  /** Chance (0 to 1) that the worker of an invocation is killed: at a random moment, or after it finished and before its answer is heard. */
  readonly matarTrabalhador?: number;
  /** The kill falls within so many milliseconds of the start of the invocation; 200 unless said. */
  readonly janelaDaMorteMs?: number;
  /** Every invocation waits a random time up to this before it starts. */
  readonly atrasoMs?: number;
  /** Source of chance, 0 ≤ x < 1; a seeded one makes the run repeatable. */
  readonly sorte?: () => number;
}

/** What chance decided for one invocation. */
export interface Destino {
  readonly atrasoMs: number;
  /** Milliseconds after the start at which the worker dies; null when it lives. */
  readonly morteMs: number | null;
  /** The work is done but nobody hears the answer. */
  readonly calar: boolean;
}

/** Draws the faults of one invocation. */
export function sortear(i: Injecao): Destino {
  const sorte = i.sorte ?? Math.random;
  const atrasoMs = i.atrasoMs === undefined ? 0 : sorte() * i.atrasoMs;
  if (i.matarTrabalhador === undefined || sorte() >= i.matarTrabalhador) return { atrasoMs, morteMs: null, calar: false };
  const calar = sorte() < 0.3;
  return { atrasoMs, morteMs: calar ? null : sorte() * (i.janelaDaMorteMs ?? 200), calar };
}
