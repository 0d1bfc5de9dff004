import { mediana } from './estatistica.ts';
import type { Amostra } from './medidor.ts';

/** One path against its floor, over the rounds. */
export interface Razao {
  readonly razao: number;
  /** Of CPU times; of one worker or of two, the same work is the same CPU. */
  readonly cpu: number;
  readonly min: number;
  readonly max: number;
  /** Floor after against floor before, in the middle: far from 1, somebody else was using the machine. */
  readonly aa: number;
  readonly ruidosa: boolean;
  readonly ms: number;
}

/** Below this, a clock of hundredths of a second says nothing. */
const CPU_MEDIVEL_MS = 100;
const RUIDO = 0.1;

export function razaoDe(pisos: readonly (readonly [Amostra, Amostra])[], caminhos: readonly Amostra[]): Razao {
  const meio = pisos.map(([a, b]) => (a.ms + b.ms) / 2);
  const porRodada = caminhos.map((c, i) => c.ms / (meio[i] ?? c.ms));
  const piso = mediana(meio);
  const pisoCpu = mediana(pisos.map(([a, b]) => (a.cpu + b.cpu) / 2));
  const ms = mediana(caminhos.map((c) => c.ms));
  const aa = mediana(pisos.map(([a, b]) => b.ms / a.ms));
  const espalhadas = pisos.filter(([a, b]) => Math.abs(b.ms / a.ms - 1) > RUIDO).length;
  return {
    razao: ms / piso,
    cpu: pisoCpu < CPU_MEDIVEL_MS ? Number.NaN : mediana(caminhos.map((c) => c.cpu)) / pisoCpu,
    min: Math.min(...porRodada),
    max: Math.max(...porRodada),
    aa,
    ruidosa: espalhadas * 2 > pisos.length,
    ms,
  };
}
