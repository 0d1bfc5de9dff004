import baixarImpressao from '../../../../../events/http/faturamento/baixar-impressao.ts';
import { api } from '../../nucleo/api.ts';

/** Every volume of a print file has this many pages, but the last. */
export const PAGINAS_POR_VOLUME = 2_000;

export interface VolumeDaImpressao {
  /** From 1. */
  readonly numero: number;
  /** First and last page of the whole file that are in it; null when how it was cut is not known. */
  readonly paginas: { readonly de: number; readonly ate: number } | null;
}

/** The volumes of a print file from its totals. A file cut otherwise than by {@link PAGINAS_POR_VOLUME} keeps its volumes, without pages. */
export function volumesDe({ paginas, volumes }: { readonly paginas: number; readonly volumes: number }): readonly VolumeDaImpressao[] {
  const conhecido = volumes === 1 || Math.ceil(paginas / PAGINAS_POR_VOLUME) === volumes;
  return Array.from({ length: volumes }, (_, i) => ({
    numero: i + 1,
    paginas: conhecido ? { de: i * PAGINAS_POR_VOLUME + 1, ate: i === volumes - 1 ? paginas : (i + 1) * PAGINAS_POR_VOLUME } : null,
  }));
}

export function enderecoDoVolume(ciclo: number, volume: number): string {
  return api.endereco(baixarImpressao, { params: { ciclo }, consulta: { volume } });
}
