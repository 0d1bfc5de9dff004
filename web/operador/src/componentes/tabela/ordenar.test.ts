import { describe, expect, it } from 'vitest';
import type { Coluna } from './colunas.ts';
import { celulaDa, textoDa } from './colunas.ts';
import { filtrar, ordenar } from './ordenar.ts';

interface Linha {
  readonly nome: string;
  readonly valor: number | null;
}
const nome: Coluna<Linha> = { chave: 'nome', titulo: 'Nome', valor: (l) => l.nome };
const valor: Coluna<Linha> = { chave: 'valor', titulo: 'Valor', tipo: 'reais', valor: (l) => l.valor };
const linhas: Linha[] = [
  { nome: 'Érica', valor: 900 },
  { nome: 'Zélia', valor: null },
  { nome: 'ana', valor: 10_000 },
];
const nomes = (quais: readonly Linha[]) => quais.map((l) => l.nome);

describe('a list', () => {
  it('is ordered by value and not by what is written, with the empty ones last both ways', () => {
    expect(nomes(ordenar(linhas, [nome, valor], { chave: 'valor', sentido: 'ascend' }))).toEqual(['Érica', 'ana', 'Zélia']);
    expect(nomes(ordenar(linhas, [nome, valor], { chave: 'valor', sentido: 'descend' }))).toEqual(['ana', 'Érica', 'Zélia']);
  });

  it('orders texts as a dictionary, whatever the accents and capitals', () => {
    expect(nomes(ordenar(linhas, [nome], { chave: 'nome', sentido: 'ascend' }))).toEqual(['ana', 'Érica', 'Zélia']);
  });

  it('keeps its order when nothing, or a column that is not there, is asked', () => {
    expect(ordenar(linhas, [nome], null)).toBe(linhas);
    expect(ordenar(linhas, [nome], { chave: 'valor', sentido: 'ascend' })).toBe(linhas);
  });

  it('is searched by every word, without accents, over what is shown', () => {
    expect(nomes(filtrar(linhas, [nome, valor], 'erica 9,00'))).toEqual(['Érica']);
    expect(nomes(filtrar(linhas, [nome, valor], 'erica 100,00'))).toEqual([]);
    expect(filtrar(linhas, [nome, valor], '  ')).toBe(linhas);
  });

  it('shows money as money and exports it as an exact number', () => {
    expect(textoDa(valor, { nome: '', valor: 123_456 })).toBe('R$ 1.234,56');
    expect(celulaDa(valor, { nome: '', valor: 123_456 })).toEqual({ numero: '1234.56' });
    expect(celulaDa(valor, { nome: '', valor: null })).toBeNull();
  });
});
