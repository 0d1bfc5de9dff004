import type { ReactNode } from 'react';
import { centavos, textoReais } from '../../../../../domain/comum/dinheiro.ts';
import type { Celula } from '../../../../../domain/comum/csv.ts';
import { data, instante, inteiro, m3, NADA, reais, referencia } from '../../nucleo/formatar.ts';

type Valor = string | number | null;

/** What a column is: from it come how it is shown, ordered, searched and exported. */
export interface Coluna<T> {
  readonly chave: string;
  readonly titulo: string;
  /** The value itself: centavos for `reais`, AAAA-MM-DD for `data`, AAAA-MM for `referencia`, ISO for `instante`. */
  readonly valor: (linha: T) => Valor;
  /** `atos`: what can be done with the line, which is no data: neither ordered nor exported. */
  readonly tipo?: 'texto' | 'codigo' | 'numero' | 'm3' | 'reais' | 'data' | 'instante' | 'referencia' | 'atos';
  /** How it is shown, where the text of the value is not enough. */
  readonly desenhar?: (linha: T) => ReactNode;
  /** A long text breaks into lines of so many pixels. */
  readonly ate?: number;
  /** Leaves on screens narrower than this (992 px, 1200 px, 1600 px); the page of the line shows it. */
  readonly desde?: 'lg' | 'xl' | 'xxl';
}

const NUMERICOS = new Set(['numero', 'm3', 'reais']);

export function ehNumerica<T>({ tipo = 'texto' }: Coluna<T>): boolean {
  return NUMERICOS.has(tipo);
}

const TEXTOS: Readonly<Record<string, (valor: string) => string>> = { data, referencia, instante };
const NUMEROS: Readonly<Record<string, (valor: number) => string>> = { reais, m3, codigo: String };

/** The text that a person reads in the cell. */
export function textoDa<T>(coluna: Coluna<T>, linha: T): string {
  const valor = coluna.valor(linha);
  if (valor === null) return NADA;
  const { tipo = 'texto' } = coluna;
  return typeof valor === 'number' ? (NUMEROS[tipo] ?? inteiro)(valor) : (TEXTOS[tipo]?.(valor) ?? valor);
}

/** The cell of the exported file: money as an exact decimal, dates as people write them. */
export function celulaDa<T>(coluna: Coluna<T>, linha: T): Celula {
  const valor = coluna.valor(linha);
  if (valor === null) return null;
  if (typeof valor === 'number') return coluna.tipo === 'reais' ? { numero: textoReais(centavos(valor)) } : valor;
  return textoDa(coluna, linha);
}
