/** Holidays of the years around a month: national and bank ones are computed, the two local ones are of this town. */
import { feriadosDoAno } from '../../../domain/comum/calendario.ts';
import { dataDe, type DataCivil } from '../../../domain/comum/data-civil.ts';
import type { Referencia } from '../../../domain/comum/referencia.ts';

export interface FeriadoSemeado {
  readonly data: DataCivil;
  readonly descricao: string;
  readonly abrangencia: 'NACIONAL' | 'BANCARIO' | 'ESTADUAL' | 'MUNICIPAL';
}

function anos(referencia: Referencia): number[] {
  const ano = Number(referencia.slice(0, 4));
  return [-2, -1, 0, 1, 2].map((deslocamento) => ano + deslocamento);
}

function locaisDoAno(ano: number): FeriadoSemeado[] {
  return [
    { data: dataDe(ano, 5, 22), descricao: 'Santa Rita, padroeira do município', abrangencia: 'MUNICIPAL' },
    { data: dataDe(ano, 7, 9), descricao: 'Revolução Constitucionalista', abrangencia: 'ESTADUAL' },
  ];
}

export function feriadosEm(referencia: Referencia): readonly FeriadoSemeado[] {
  return anos(referencia).flatMap((ano) => [
    ...feriadosDoAno(ano).map(({ data, nome, tipo }): FeriadoSemeado => ({ data, descricao: nome, abrangencia: tipo === 'nacional' ? 'NACIONAL' : 'BANCARIO' })),
    ...locaisDoAno(ano),
  ]);
}

/** Days that move the reading schedule beyond the national calendar. */
export function feriadosLocais(referencia: Referencia): readonly DataCivil[] {
  return anos(referencia).flatMap((ano) => locaisDoAno(ano).map(({ data }) => data));
}
