import { textoDa, type Coluna } from './colunas.ts';

export interface Ordem {
  readonly chave: string;
  readonly sentido: 'ascend' | 'descend';
}

const ORDEM_DO_PORTUGUES = new Intl.Collator('pt-BR', { numeric: true, sensitivity: 'base' });

/** Numbers by value, texts as in a Brazilian dictionary; what is empty stays last either way. Equal lines keep their order. */
export function ordenar<T>(linhas: readonly T[], colunas: readonly Coluna<T>[], ordem: Ordem | null): readonly T[] {
  const coluna = colunas.find(({ chave }) => chave === ordem?.chave);
  if (coluna === undefined || ordem === null) return linhas;
  const sinal = ordem.sentido === 'ascend' ? 1 : -1;
  return [...linhas].sort((a, b) => {
    const [x, y] = [coluna.valor(a), coluna.valor(b)];
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
    if (typeof x === 'number' && typeof y === 'number') return (x - y) * sinal;
    return ORDEM_DO_PORTUGUES.compare(String(x), String(y)) * sinal;
  });
}

/** Without accents and capitals, so that `agua` finds `Água`. */
export function simples(texto: string): string {
  return texto.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Lines in which every word of `busca` appears, in any column. */
export function filtrar<T>(linhas: readonly T[], colunas: readonly Coluna<T>[], busca: string): readonly T[] {
  const palavras = simples(busca).split(/\s+/).filter((p) => p !== '');
  if (palavras.length === 0) return linhas;
  return linhas.filter((linha) => {
    const texto = simples(colunas.map((c) => textoDa(c, linha)).join(' '));
    return palavras.every((palavra) => texto.includes(palavra));
  });
}
