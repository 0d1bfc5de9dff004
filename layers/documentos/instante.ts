import { numeroDoDia, type DataCivil } from '../../domain/comum/data-civil.ts';

const SEGUNDOS_POR_DIA = 86_400;
/** Noon in America/Sao_Paulo: the same civil date wherever the document is read. */
const MEIO_DIA = 15 * 3_600;

/** The moment that a document of that date carries, seconds since 1970: stored data and not the clock, so that the same bill is the same bytes. */
export function instanteDe(data: DataCivil): number {
  return numeroDoDia(data) * SEGUNDOS_POR_DIA + MEIO_DIA;
}
