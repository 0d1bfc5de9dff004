import type { DataCivil } from '../../domain/comum/data-civil.ts';

/** The day written in simulated readings: that of the schedule, or today while it has not come, since no reading is of a day to come. */
export function dataDaVisita(marcada: DataCivil, hoje: DataCivil): DataCivil {
  return marcada > hoje ? hoje : marcada;
}
