import { expect, it } from 'vitest';
import { descreverAlvo } from '../../domain/comum/auditoria/alvo.ts';
import { EVENTOS, GRUPOS_DE_EVENTOS } from '../../domain/comum/auditoria/eventos.ts';
import { carregarRotas } from '../../local/openapi/rotas.ts';
import { arquivosDoProjeto } from './arquivos.ts';

const fontes = arquivosDoProjeto()
  .filter(({ caminho }) => /^(?:layers|functions|local)\/.*\.ts$/.test(caminho) && !caminho.endsWith('.test.ts'))
  .map(({ texto }) => texto);
const achar = (forma: RegExp): readonly string[] => [...new Set(fontes.flatMap((f) => [...f.matchAll(forma)].map(([, achado]) => achado ?? '')))].sort();

it('whatever a route or the code writes in the audit has words, and a group where it is chosen', async () => {
  const rotas = (await carregarRotas()).filter((r) => r.permissao !== undefined).map((r) => `${r.contexto}/${r.nome}`);
  const escritas = achar(/funcao: '([a-z]+\/[a-z-]+)'/g);
  expect(escritas.length).toBeGreaterThan(40);
  expect([...new Set([...rotas, ...escritas])].filter((f) => EVENTOS[f] === undefined).sort()).toEqual([]);
  expect(Object.keys(EVENTOS).filter((f) => !Object.hasOwn(GRUPOS_DE_EVENTOS, f.slice(0, f.indexOf('/'))))).toEqual([]);
  expect(new Set(Object.values(EVENTOS)).size).toBe(Object.keys(EVENTOS).length);
});

it('whatever an act is done to has words', () => {
  const tipos = achar(/objeto: [`']([a-z-]+)(?=[:`'/])/g);
  expect(tipos.length).toBeGreaterThan(15);
  expect(tipos.filter((tipo) => descreverAlvo(`${tipo}:1`) === `${tipo}:1`)).toEqual([]);
});
