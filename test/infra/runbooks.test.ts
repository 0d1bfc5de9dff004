import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJETO, criarArvore } from './arvore.ts';
import type { Arvore } from './arvore.ts';
import { modelar } from './modelo.ts';

const PASTA = join(PROJETO, 'docs/runbook');
/** What a person who is woken looks for, in this order. */
const PARTES = ['**Quem sofre**: ', '## O que olhar primeiro\n', '## O que ', '## Depois\n'];

let arvore: Arvore;
let citados: readonly string[];
beforeAll(async () => {
  arvore = await criarArvore();
  const modelo = await modelar(arvore.raiz);
  const descricoes = modelo.doTipo('AWS::CloudWatch::Alarm').map((a) => String(a.p['AlarmDescription']));
  citados = [...new Set(descricoes.flatMap((d) => [...d.matchAll(/docs\/runbook\/([a-z0-9-]+\.md)/g)].map((m) => m[1] ?? '')))].sort();
}, 120_000);
afterAll(async () => arvore.apagar());

describe('runbooks', () => {
  it('every one that an alarm names exists and has its four parts in order', async () => {
    expect(citados.length).toBeGreaterThan(4);
    for (const nome of citados) {
      const texto = await readFile(join(PASTA, nome), 'utf8');
      let aqui = 0;
      for (const parte of PARTES) {
        aqui = texto.indexOf(parte, aqui) + 1;
        expect(aqui, `${nome}: ${parte}`).toBeGreaterThan(0);
      }
    }
  });

  it('none is left that nothing names', async () => {
    const outros = ['README.md', 'segredos.md', 'chaves-dos-dados-pessoais.md'];
    expect((await readdir(PASTA)).filter((f) => !outros.includes(f)).sort()).toEqual(citados);
  });
});
