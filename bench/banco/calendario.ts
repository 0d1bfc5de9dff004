import type { DataCivil } from '../../domain/comum/data-civil.ts';

/** Nine in the morning of that day in America/Sao_Paulo: the bench's clock stands still, so that runs can be compared row by row. */
export function manhaDe(dia: DataCivil): Date {
  return new Date(`${dia}T09:00:00-03:00`);
}
