import { baixar } from '../../nucleo/baixar.ts';
import { textoCsv } from '../../../../../domain/comum/csv.ts';
import { celulaDa, type Coluna } from './colunas.ts';

/** Hands the lines, as they are on the screen, to a spreadsheet. */
export function exportarCsv<T>(nome: string, colunas: readonly Coluna<T>[], linhas: readonly T[]): void {
  const dados = colunas.filter((c) => c.tipo !== 'atos');
  const titulos = dados.map((c) => (c.tipo === 'reais' ? `${c.titulo} (R$)` : c.tipo === 'm3' ? `${c.titulo} (m³)` : c.titulo));
  const texto = textoCsv(titulos, linhas.map((linha) => dados.map((c) => celulaDa(c, linha))));
  baixar(`${nome}.csv`, texto, 'text/csv;charset=utf-8');
}
