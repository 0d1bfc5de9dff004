import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FalhaDoComando } from './falhas.ts';
import { chavesPessoais, senhaDoPapel } from './segredos-locais.ts';

function pastaCom(segredos: Readonly<Record<string, object>>): string {
  const pasta = mkdtempSync(join(tmpdir(), 'segredos-'));
  writeFileSync(join(pasta, 'segredos.json'), JSON.stringify(Object.fromEntries(Object.entries(segredos).map(([nome, valor]) => [nome, { nome, atual: { valor: JSON.stringify(valor) } }]))));
  return pasta;
}

it('the keys of personal data are those, and not the first of the keys that look like them', () => {
  const pasta = pastaCom({ 'x-SegredoChaveDeSessao1': { chave: 's'.repeat(40) }, 'x-SegredoChavesPessoais2': { chave: 'p'.repeat(40) }, 'x-Bancosegredoapp3': { username: 'nascente_app', password: 'y' } });
  expect([chavesPessoais(pasta).chave, senhaDoPapel(pasta, 'nascente_app')]).toEqual(['p'.repeat(40), 'y']);
  expect(() => chavesPessoais(pastaCom({ 'x-SegredoChaveDeSessao1': { chave: 's'.repeat(40) } }))).toThrow(FalhaDoComando);
});
