import { expect, it } from 'vitest';
import { arquivosDoProjeto } from './arquivos.ts';

const ONDE = 'docs/seguranca/asvs.md';
const arquivos = arquivosDoProjeto();
const pagina = arquivos.find((a) => a.caminho === ONDE)?.texto ?? '';

const doNome = (nome: string): readonly { readonly texto: string }[] => arquivos.filter(({ caminho }) => caminho === nome || caminho.endsWith(`/${nome}`));
const nomeados = (texto: string): readonly string[] => [...texto.matchAll(/`([\w./-]+\.(?:tsx?|md|json))`/g)].map(([, nome = '']) => nome);

it('each file that the page of ASVS gives as evidence exists', () => {
  expect(nomeados(pagina).length).toBeGreaterThan(40);
  expect(nomeados(pagina).filter((nome) => doNome(nome).length === 0)).toEqual([]);
});

it('each test that it names by a sentence is in that file', () => {
  const citados = [...pagina.matchAll(/`([\w./-]+\.test\.ts)`[:,] "([^"]+)"/g)];
  expect(citados.length).toBeGreaterThan(3);
  expect(citados.filter(([, nome = '', frase = '']) => !doNome(nome).some(({ texto }) => texto.includes(frase))).map(([citado]) => citado)).toEqual([]);
});
