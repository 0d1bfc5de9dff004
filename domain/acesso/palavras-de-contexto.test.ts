import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contemPalavraDeContexto } from './palavras-de-contexto.ts';

const contexto = { login: 'maria.souza2@saae.example', nome: 'Maria José da Conceição', palavras: ['saae', 'Sorocaba', 'água', 'São Bento'] };
const contem = (senha: string) => contemPalavraDeContexto(senha, contexto);

test('the login, its parts, the parts of the name and the words of the utility are found wherever they are', () => {
  for (const senha of ['xxmaria.souza2xx', 'cavalo Souza2 verde', 'minha-conceicao-9', 'JOSÉ e o cavalo', 'vivaSOROCABA123', 'bebo agua fria', 'rua BENTO azul']) {
    expect(contem(senha), senha).toBe(true);
  }
});

test('an accent, a capital letter or a digit in place of a letter does not hide them', () => {
  for (const senha of ['s0r0c4b4 linda', '$aae-do-centro', 'Conceic\u0327a\u0303o é lá', 'ÁGUAS de março', 'C0nc31ç@o-xx', 'm4r1a de lá']) {
    expect(contem(senha), senha).toBe(true);
  }
});

test('words of fewer than four letters are not looked for', () => {
  expect(contemPalavraDeContexto('banana da terra boa', { login: 'ana', nome: 'Ana da Luz', palavras: ['sp'] })).toBe(false);
  expect(contemPalavraDeContexto('qualquer coisa', { login: '', nome: '', palavras: [] })).toBe(false);
});

test('the domain of an e-mail is nobody\'s login', () => {
  expect(contemPalavraDeContexto('example de senha', { login: 'rui@example.org', nome: '', palavras: [] })).toBe(false);
});

test('a word is found between any two texts', () => {
  fc.assert(fc.property(fc.string(), fc.string(), (antes, depois) => contem(`${antes}sorocaba${depois}`)));
});
