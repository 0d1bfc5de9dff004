/** The month a bill refers to: 'AAAA-MM' strings, which compare and sort as text. */
import { afirmar } from './afirmar.ts';
import { dataDe, diasDoMes, PRIMEIRO_ANO, ULTIMO_ANO, type DataCivil } from './data-civil.ts';

declare const marca: unique symbol;
/** 'AAAA-MM', from 1900-01 to 2199-12. */
export type Referencia = string & { readonly [marca]: 'Referencia' };

const FORMATO = /^(\d{4})-(\d{2})$/;

export function ehReferencia(texto: string): texto is Referencia {
  const partes = FORMATO.exec(texto);
  if (partes === null) return false;
  const [ano, mes] = [Number(partes[1]), Number(partes[2])];
  return ano >= PRIMEIRO_ANO && ano <= ULTIMO_ANO && mes >= 1 && mes <= 12;
}

/** A referência already checked; throws what {@link ehReferencia} denies. */
export function referencia(texto: string): Referencia {
  afirmar(ehReferencia(texto), `"${texto}" não é uma referência`);
  return texto;
}

/** The month a date lies in. */
export function referenciaDe(data: DataCivil): Referencia {
  return referencia(data.slice(0, 7));
}

/** Months since year 0: the distance of two referências is the difference of their indices. */
export function indiceDoMes(r: Referencia): number {
  return Number(r.slice(0, 4)) * 12 + Number(r.slice(5, 7)) - 1;
}

export function somarMeses(r: Referencia, meses: number): Referencia {
  afirmar(Number.isSafeInteger(meses), 'meses a somar não é inteiro');
  const indice = indiceDoMes(r) + meses;
  const mes = (((indice % 12) + 12) % 12) + 1;
  return referencia(`${String(Math.floor(indice / 12)).padStart(4, '0')}-${String(mes).padStart(2, '0')}`);
}

/** Months from `inicio` to `fim`; negative when `fim` is earlier. */
export function mesesEntre(inicio: Referencia, fim: Referencia): number {
  return indiceDoMes(fim) - indiceDoMes(inicio);
}

export function primeiroDia(r: Referencia): DataCivil {
  return dataDe(Number(r.slice(0, 4)), Number(r.slice(5, 7)), 1);
}

export function ultimoDia(r: Referencia): DataCivil {
  const [ano, mes] = [Number(r.slice(0, 4)), Number(r.slice(5, 7))];
  return dataDe(ano, mes, diasDoMes(ano, mes));
}

/** `"08/2014"`: for people. */
export function formatarReferencia(r: Referencia): string {
  return `${r.slice(5, 7)}/${r.slice(0, 4)}`;
}
