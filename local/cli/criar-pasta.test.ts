import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { criarPasta, prepararPastaDeDados } from './criar-pasta.ts';
import { FalhaDoComando } from './falhas.ts';

const pasta = mkdtempSync(join(tmpdir(), 'pasta-'));
afterAll(() => rmSync(pasta, { recursive: true }));

it('a folder is made with those above it, stays as it is when it is there, and nothing is left of the proof', () => {
  const dados = join(pasta, 'a', 'b');
  prepararPastaDeDados(dados);
  writeFileSync(join(dados, 'x'), '');
  prepararPastaDeDados(dados);
  expect(readdirSync(dados)).toEqual(['x']);
});

it('what cannot be a folder of data is refused by its name, with what to do', () => {
  writeFileSync(join(pasta, 'arquivo'), '');
  for (const lugar of [join(pasta, 'arquivo'), join(pasta, 'arquivo', 'dentro'), '/proc/nascente/dados']) {
    const recusa = new RegExp(`^A pasta de dados ${lugar} não pode ser usada: .*--dados`);
    expect(() => prepararPastaDeDados(lugar)).toThrow(recusa);
    expect(() => prepararPastaDeDados(lugar)).toThrow(FalhaDoComando);
  }
});

it.skipIf(process.getuid?.() === 0)('a folder that this user cannot write in is refused', () => {
  const lugar = join(pasta, 'fechada');
  criarPasta(lugar);
  chmodSync(lugar, 0o500);
  expect(() => prepararPastaDeDados(lugar)).toThrow('não há permissão');
});

it('a link to nowhere is refused, and what it would point to is not made', () => {
  symlinkSync(join(pasta, 'nada'), join(pasta, 'elo'));
  expect(() => criarPasta(join(pasta, 'elo'))).toThrow('EEXIST');
  expect(existsSync(join(pasta, 'nada'))).toBe(false);
});
