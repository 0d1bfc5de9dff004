/** No expression of ours takes, for a long text, more than in proportion to its length (ReDoS). */
import { expect, it } from 'vitest';
import { arquivosDoProjeto } from './arquivos.ts';
import { demora } from './expressoes.ts';
import { expressoesDe } from './sintaxe.ts';

/** What reads what comes from outside; layers/documentos draws what is ours. */
const PASTAS = /^(?:domain|events|functions|layers\/(?!documentos\/))/;

/** They write a number of ours, which has a dozen digits. */
const DE_NUMEROS = new Set([String.raw`/\B(?=(\d{3})+$)/g`, '/0+$/']);

it.each([/^(a+)+$/, /^x(?:[a-z]+\d?)+!$/, /\s+$/, /^(?:\w|\d)*#$/, /^de .*,.*,.*;$/, /(\p{L}+ ?)+$/u])('the way of looking finds %s', (ruim) => {
  expect(demora(ruim)).toBe(true);
});

it.each([/^[a-z0-9]+(-[a-z0-9]+)*$/, /^\d{1,11}$/, /\p{L}\P{L}*\p{L}/u, /^[^:]*:[^:]*$/])('and lets %s be', (boa) => {
  expect(demora(boa)).toBe(false);
});

it('no expression that reads what comes from outside is slow on a hostile text', () => {
  const expressoes = new Map<string, string>();
  for (const { caminho, texto } of arquivosDoProjeto()) {
    if (!PASTAS.test(caminho) || !caminho.endsWith('.ts') || /\.(?:test|arbitrarios)\.ts$/.test(caminho)) continue;
    for (const { padrao, sinais } of expressoesDe(caminho, texto)) expressoes.set(`/${padrao}/${sinais}`, caminho);
  }
  expect(expressoes.size).toBeGreaterThan(100);
  const lentas = [...expressoes].filter(([escrita]) => {
    if (DE_NUMEROS.has(escrita)) return false;
    const fim = escrita.lastIndexOf('/');
    return demora(new RegExp(escrita.slice(1, fim), escrita.slice(fim + 1)));
  });
  expect(lentas).toEqual([]);
});
