/** Civil dates without a clock or a time zone: 'AAAA-MM-DD' strings, so that they compare and sort as text and travel unchanged to SQL. */
import { afirmar } from './afirmar.ts';
import { ok, recusa, type Resultado } from './resultado.ts';

declare const marca: unique symbol;
/** 'AAAA-MM-DD', a real day of the Gregorian calendar from 1900 to 2199. */
export type DataCivil = string & { readonly [marca]: 'DataCivil' };

export const PRIMEIRO_ANO = 1900;
export const ULTIMO_ANO = 2199;

/** 0 = Sunday … 6 = Saturday. */
export type DiaDaSemana = 0 | 1 | 2 | 3 | 4 | 5 | 6;

const FORMATO = /^(\d{4})-(\d{2})-(\d{2})$/;
const DIAS_DOS_MESES = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

export function ehBissexto(ano: number): boolean {
  return ano % 4 === 0 && (ano % 100 !== 0 || ano % 400 === 0);
}

/** 28 to 31; `mes` is 1 to 12. */
export function diasDoMes(ano: number, mes: number): number {
  if (mes === 2 && ehBissexto(ano)) return 29;
  const dias = DIAS_DOS_MESES[mes - 1];
  afirmar(dias !== undefined, `mês ${mes} não existe`);
  return dias;
}

/** Type guard for text that came from outside: an impossible date (2014-02-30) is not a date. */
export function ehDataCivil(texto: string): texto is DataCivil {
  const partes = FORMATO.exec(texto);
  if (partes === null) return false;
  const [ano, mes, dia] = [Number(partes[1]), Number(partes[2]), Number(partes[3])];
  return ano >= PRIMEIRO_ANO && ano <= ULTIMO_ANO && mes >= 1 && mes <= 12 && dia >= 1 && dia <= diasDoMes(ano, mes);
}

/** Refusal: `data/invalida`. */
export function lerDataCivil(texto: string): Resultado<DataCivil> {
  if (ehDataCivil(texto)) return ok(texto);
  return recusa('data/invalida', 'A data não existe. Informe ano, mês e dia como AAAA-MM-DD.');
}

/** A date already checked; throws where {@link lerDataCivil} refuses. */
export function dataCivil(texto: string): DataCivil {
  afirmar(ehDataCivil(texto), `"${texto}" não é uma data`);
  return texto;
}

/** From numbers; throws on an impossible date. */
export function dataDe(ano: number, mes: number, dia: number): DataCivil {
  return dataCivil(`${String(ano).padStart(4, '0')}-${String(mes).padStart(2, '0')}-${String(dia).padStart(2, '0')}`);
}

export function partesDaData(data: DataCivil): { readonly ano: number; readonly mes: number; readonly dia: number } {
  return { ano: Number(data.slice(0, 4)), mes: Number(data.slice(5, 7)), dia: Number(data.slice(8, 10)) };
}

/** Days since 1970-01-01 (negative before): years that begin in March put the leap day last, so that months have a closed form. */
export function numeroDoDia(data: DataCivil): number {
  const { ano, mes, dia } = partesDaData(data);
  const a = mes <= 2 ? ano - 1 : ano;
  const era = Math.floor(a / 400);
  const anoDaEra = a - era * 400;
  const diaDoAno = Math.floor((153 * (mes + (mes > 2 ? -3 : 9)) + 2) / 5) + dia - 1;
  const diaDaEra = anoDaEra * 365 + Math.floor(anoDaEra / 4) - Math.floor(anoDaEra / 100) + diaDoAno;
  return era * 146_097 + diaDaEra - 719_468;
}

/** Inverse of {@link numeroDoDia}; throws outside 1900–2199. */
export function dataDoNumero(numero: number): DataCivil {
  const deslocado = numero + 719_468;
  const era = Math.floor(deslocado / 146_097);
  const diaDaEra = deslocado - era * 146_097;
  const anoDaEra = Math.floor(
    (diaDaEra - Math.floor(diaDaEra / 1460) + Math.floor(diaDaEra / 36_524) - Math.floor(diaDaEra / 146_096)) / 365,
  );
  const diaDoAno = diaDaEra - (365 * anoDaEra + Math.floor(anoDaEra / 4) - Math.floor(anoDaEra / 100));
  const mesDeMarco = Math.floor((5 * diaDoAno + 2) / 153);
  const dia = diaDoAno - Math.floor((153 * mesDeMarco + 2) / 5) + 1;
  const mes = mesDeMarco < 10 ? mesDeMarco + 3 : mesDeMarco - 9;
  return dataDe(anoDaEra + era * 400 + (mes <= 2 ? 1 : 0), mes, dia);
}

export function somarDias(data: DataCivil, dias: number): DataCivil {
  afirmar(Number.isSafeInteger(dias), 'dias a somar não é inteiro');
  return dataDoNumero(numeroDoDia(data) + dias);
}

/** Days from `inicio` to `fim`: 1 from one day to the next, negative when `fim` is earlier. */
export function diasEntre(inicio: DataCivil, fim: DataCivil): number {
  return numeroDoDia(fim) - numeroDoDia(inicio);
}

export function diaDaSemana(data: DataCivil): DiaDaSemana {
  // 1970-01-01 was a Thursday.
  return ((((numeroDoDia(data) + 4) % 7) + 7) % 7) as DiaDaSemana;
}

/** Last day of the month of `data`. */
export function ultimoDiaDoMes(data: DataCivil): DataCivil {
  const { ano, mes } = partesDaData(data);
  return dataDe(ano, mes, diasDoMes(ano, mes));
}

/** Same day `meses` later; the last day of the month where that day does not exist (31/08 + 6 = 28/02). */
export function somarMesesNaData(data: DataCivil, meses: number): DataCivil {
  const { ano, mes, dia } = partesDaData(data);
  const indice = ano * 12 + (mes - 1) + meses;
  const [novoAno, novoMes] = [Math.floor(indice / 12), (((indice % 12) + 12) % 12) + 1];
  return dataDe(novoAno, novoMes, Math.min(dia, diasDoMes(novoAno, novoMes)));
}

/** `"31/08/2014"`: for people. */
export function formatarData(data: DataCivil): string {
  return `${data.slice(8, 10)}/${data.slice(5, 7)}/${data.slice(0, 4)}`;
}
