import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { FalhaDoComando } from './falhas.ts';
import { arnDasChavesPessoais, chavesPessoais, comOutrasChaves, senhaDoPapel } from './segredos-locais.ts';

const dados = mkdtempSync(join(tmpdir(), 'segredos-locais-'));
afterAll(() => rmSync(dados, { recursive: true }));

const chave = (letra: string): string => letra.repeat(64);
const segredo = (nome: string, atual: unknown, anterior?: unknown) => ({
  nome,
  atual: { id: '1', valor: typeof atual === 'string' ? atual : JSON.stringify(atual), em: '2026-11-28T12:00:00Z' },
  anterior: anterior === undefined ? null : { id: '0', valor: JSON.stringify(anterior), em: '2026-11-01T12:00:00Z' },
});
/** In the order of a directory that was just made: three secrets have the same shape, and the one of people comes last. */
function guardar(...segredos: readonly ReturnType<typeof segredo>[]): void {
  writeFileSync(join(dados, 'segredos.json'), JSON.stringify(Object.fromEntries(segredos.map((s, i) => [`arn:${i}`, s]))));
}
const COMUNS = [
  segredo('nascente-dados-BancosegredoappA4E224CA', { username: 'nascente_app', password: 'do-app' }),
  segredo('nascente-dados-SegredoTokenOperador77B82EF3', { tokens: [] }),
  segredo('nascente-dados-SegredoChaveDeSessaoD2EE83BB', { chave: chave('s') }),
  segredo('nascente-dados-SegredoChaveDeOrigemB1B556BD', { chave: chave('o') }),
  segredo('outro', 'uma senha só'),
];

it('the keys of personal data are found by name among those of the same shape, whatever the order', () => {
  guardar(...COMUNS, segredo('nascente-dados-SegredoChavesPessoaisD2EAAFA4', { chave: chave('p') }, { chave: chave('a') }));
  expect(chavesPessoais(dados)).toEqual({ chave: chave('p') });
  expect(comOutrasChaves(dados)).toEqual({ chave: chave('p'), anteriores: ['s', 'o', 'a'].map(chave) });
  expect(arnDasChavesPessoais(dados)).toBe('arn:5');
  expect(senhaDoPapel(dados, 'nascente_app')).toBe('do-app');
});

it('a directory without them says so, and takes no other for them', () => {
  guardar(...COMUNS);
  expect(() => chavesPessoais(dados)).toThrow(/não têm as chaves dos dados pessoais/);
  expect(() => senhaDoPapel(dados, 'ninguem')).toThrow(FalhaDoComando);
  expect(() => chavesPessoais(join(dados, 'nenhuma'))).toThrow(/segredos\.json.*npm start/);
});
