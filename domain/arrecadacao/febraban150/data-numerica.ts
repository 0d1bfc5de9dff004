/** Dates as AAAAMMDD numbers: what columns hold, so that comparing two dates is comparing two numbers. */
import { dataCivil, PRIMEIRO_ANO, ULTIMO_ANO, type DataCivil } from '../../comum/data-civil.ts';

/** True for a real day of the years a {@link DataCivil} may have. */
export function dataExiste(aaaammdd: number): boolean {
  // Truncation by `| 0` stays in integers; this runs twice a record of a bank file.
  const ano = (aaaammdd / 10_000) | 0;
  const mes = ((aaaammdd / 100) | 0) % 100;
  const dia = aaaammdd % 100;
  if (ano < PRIMEIRO_ANO || ano > ULTIMO_ANO || mes < 1 || mes > 12 || dia < 1) return false;
  if (dia <= 28) return true;
  if (mes === 2) return dia === 29 && ano % 4 === 0 && (ano % 100 !== 0 || ano % 400 === 0);
  const meses30 = mes === 4 || mes === 6 || mes === 9 || mes === 11;
  return dia <= (meses30 ? 30 : 31);
}

export function numeroDaData(data: DataCivil): number {
  return Number(data.slice(0, 4)) * 10_000 + Number(data.slice(5, 7)) * 100 + Number(data.slice(8, 10));
}

/** @throws when the number is not a date; zero is not one */
export function dataDoAaaammdd(aaaammdd: number): DataCivil {
  const digitos = String(aaaammdd).padStart(8, '0');
  return dataCivil(`${digitos.slice(0, 4)}-${digitos.slice(4, 6)}-${digitos.slice(6)}`);
}
