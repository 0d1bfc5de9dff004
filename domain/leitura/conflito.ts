/** A file that says of a meter what nobody saw when a person set its reading: that one stays in force until a person decides. */
import { formatarData, type DataCivil } from '../comum/data-civil.ts';

export interface LeituraEmConflito {
  /** 1 water, 2 well. */
  readonly medicao: number;
  /** What the file brought; null: visited, not read. */
  readonly leitura: number | null;
  readonly ocorrencia: number;
  readonly data: DataCivil;
  readonly arquivo: string;
  readonly linha: number;
  /** What is in force, and who set it. */
  readonly vale: number | null;
  readonly por: string;
}

const numero = (leitura: number | null): string => (leitura === null ? 'não lida' : String(leitura));

/** One sentence for each, in the order given; null where there is none. */
export function descreverConflitos(conflitos: readonly LeituraEmConflito[]): string | null {
  if (conflitos.length === 0) return null;
  return conflitos
    .map((c) => `Linha ${c.linha} de ${c.arquivo}${c.medicao === 2 ? ', poço' : ''}: leitura ${numero(c.leitura)}, ocorrência ${c.ocorrencia}, de ${formatarData(c.data)}; vale ${numero(c.vale)}, registrada por ${c.por}.`)
    .join(' ');
}
