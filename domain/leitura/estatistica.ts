/** The usual consumption of a ligação, by the statistic the utility chose (TR 14.6). */

/** `MESMO_MES_ANO_ANTERIOR` falls back to the average where there is no such month. */
export const ESTATISTICAS = ['MEDIA', 'MEDIANA', 'MODA', 'MESMO_MES_ANO_ANTERIOR'] as const;
export type Estatistica = (typeof ESTATISTICAS)[number];

export interface RegraEstatistica {
  readonly estatistica: Estatistica;
  /** How many of the last months count, 1 to 12. */
  readonly meses: number;
}

/** Sum and count of the last months, so that comparisons with the average need no division. */
export interface SomaDosMeses {
  readonly soma: number;
  readonly meses: number;
}

const MESES_DO_ANO = 12;

/** `consumos`: whole m³, the most recent month first. */
export function somarMesesRecentes(consumos: readonly number[], meses: number): SomaDosMeses {
  const quantos = Math.min(meses, consumos.length);
  let soma = 0;
  for (let i = 0; i < quantos; i += 1) soma += consumos[i] ?? 0;
  return { soma, meses: quantos };
}

/**
 * Whole m³, truncated (what is not whole is not charged); null without history. `consumos`: the most recent month first, without gaps.
 * The mode of equally frequent volumes is the most recent one.
 */
export function consumoHabitual(consumos: readonly number[], regra: RegraEstatistica): number | null {
  const { soma, meses } = somarMesesRecentes(consumos, regra.meses);
  if (meses === 0) return null;
  const media = Math.trunc(soma / meses);
  switch (regra.estatistica) {
    case 'MEDIA':
      return media;
    case 'MEDIANA':
      return mediana(consumos.slice(0, meses));
    case 'MODA':
      return moda(consumos.slice(0, meses));
    case 'MESMO_MES_ANO_ANTERIOR':
      // The month being billed is not in the list: the same month of last year is the twelfth.
      return consumos[MESES_DO_ANO - 1] ?? media;
  }
}

function mediana(valores: readonly number[]): number {
  const emOrdem = [...valores].sort((a, b) => a - b);
  const meio = Math.floor(emOrdem.length / 2);
  const acima = emOrdem[meio] ?? 0;
  return emOrdem.length % 2 === 1 ? acima : Math.trunc(((emOrdem[meio - 1] ?? 0) + acima) / 2);
}

function moda(valores: readonly number[]): number {
  const vezes = new Map<number, number>();
  for (const v of valores) vezes.set(v, (vezes.get(v) ?? 0) + 1);
  let escolhida = valores[0] ?? 0;
  for (const [valor, quantas] of vezes) if (quantas > (vezes.get(escolhida) ?? 0)) escolhida = valor;
  return escolhida;
}
