/** What is written in fields of words is words (TR 2.14: digits in alphabetic fields). */
import { expect, test } from 'vitest';
import { motivo, palavras } from './esquemas.ts';
import { nomeDaEstacao } from './esquemas-estacao.ts';
import { nomeDeDepartamento, nomeDePerfil } from './esquemas-perfil.ts';
import { descricaoDaRede } from './esquemas-rede.ts';
import { nomeDaPessoa } from './esquemas-usuarios.ts';

const serve = (esquema: typeof motivo, escrito: string): boolean => esquema.safeParse(escrito).success;

test.each(['Marina Duarte (demonstração)', 'Ana d’Ávila Souza-Lima', "Joana D'Arc Jr.", 'Νίκος Παπαδόπουλος', 'Zoë'])('%s is a name of a person', (nome) => {
  expect(serve(nomeDaPessoa, nome)).toBe(true);
});

test.each(['12345', '@@@###', 'Ana 2', 'Caio2', '...', '---', 'Ana@saae', '=HYPERLINK("x")', '123 de Oliveira', 'Ana; DROP TABLE x'])('%s is not, and who wrote it hears what to write', (nome) => {
  expect(nomeDaPessoa.safeParse(nome).error?.issues[0]?.message).toMatch(/^escreva o nome com letras/);
});

test.each([
  ['reason', motivo],
  ['department', nomeDeDepartamento],
  ['profile', nomeDePerfil],
  ['network', descricaoDaRede],
  ['workstation', nomeDaEstacao],
  ['text in words', palavras(80, 3)],
] as const)('a %s is words, with digits if one wants', (_, esquema) => {
  for (const bom of ['Portaria 12/2026', 'Setor 2', 'água']) expect(serve(esquema, bom.padEnd(5, 's')), bom).toBe(true);
  for (const ruim of ['99999', '.....', '12/2026', '- - - -', '1a111', '😀😀😀😀😀']) expect(esquema.safeParse(ruim).error?.issues[0]?.message, ruim).toMatch(/^escreva em palavras/);
});
