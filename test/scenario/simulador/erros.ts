import { simular, type Corrida, type Planta } from './simular.ts';

/** A bug to be planted. */
export interface Erro {
  /** What is wrong, in a sentence. */
  readonly nome: string;
  readonly planta: Planta;
  /** The check that must catch it, among those that do. */
  readonly por: RegExp;
  /** The first seed to try, when it is known that earlier ones do not meet the bug. */
  readonly aPartirDe?: number;
}

/** Seeds that a bug may escape before it is said to have escaped. A race of two is met in one of twelve, and the pace of the machine moves which. */
const SEMENTES = 120;

export interface Caca {
  readonly corridas: number;
  readonly pego: Corrida | undefined;
  /** True when every statement that the bug changes was seen: a bug that changes nothing proves nothing. */
  readonly plantado: boolean;
}

/** Runs seed after seed until the check named by the bug speaks. */
export async function cacar({ planta, por, aPartirDe = 0 }: Erro): Promise<Caca> {
  let trocadas = 0;
  for (let semente = aPartirDe; semente < aPartirDe + SEMENTES; semente++) {
    const corrida = await simular(semente, planta);
    trocadas = Math.max(trocadas, corrida.trocadas);
    const plantado = trocadas === (planta.trocas?.length ?? 0);
    if (corrida.achados.some((a) => por.test(a))) return { corridas: semente - aPartirDe + 1, pego: corrida, plantado };
  }
  return { corridas: SEMENTES, pego: undefined, plantado: trocadas === (planta.trocas?.length ?? 0) };
}
