/** Reading occurrences (TR 12.8): what a code means to billing is data, so that a town brings its own table. */

/**
 * - `FATURAR_LEITURA`: the reading as it came; without one, the average.
 * - `FATURAR_MEDIA`: the average, even when there is a reading (stopped or broken meter).
 * - `FATURAR_MINIMO`: the minimum volume of the ligação.
 * - `FATURAR_MAIOR`, `FATURAR_MENOR`: the greater or the lesser of what was measured and the average.
 * - `NAO_FATURAR`: no bill.
 */
export const ACOES_OCORRENCIA = [
  'FATURAR_LEITURA',
  'FATURAR_MEDIA',
  'FATURAR_MINIMO',
  'FATURAR_MAIOR',
  'FATURAR_MENOR',
  'NAO_FATURAR',
] as const;
export type AcaoOcorrencia = (typeof ACOES_OCORRENCIA)[number];

export interface Ocorrencia {
  /** 0 to 999; 0 is a normal reading. */
  readonly codigo: number;
  readonly descricao: string;
  readonly acao: AcaoOcorrencia;
  /** The reader must bring a reading with this code; without one the line is flagged. */
  readonly exigeLeitura: boolean;
  /** Always looked at by a person before the bill is issued. */
  readonly critica: boolean;
}

export function ehAcaoOcorrencia(texto: string): texto is AcaoOcorrencia {
  return (ACOES_OCORRENCIA as readonly string[]).includes(texto);
}
