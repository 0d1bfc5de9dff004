import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { INVARIANTES_POR_CALCULO } from '../../layers/postgres/verificar/por-calculo.ts';
import { INVARIANTES } from '../../layers/postgres/verificar/verificar.ts';

const PAGINA = readFileSync(new URL('../../docs/manual/invariantes.md', import.meta.url), 'utf8');
const LINHAS = [...PAGINA.matchAll(/^\| (\d+) \| (.+?) \| /gm)].map((m) => ({ numero: Number(m[1]), nome: m[2] ?? '' }));

describe('the page of the invariants', () => {
  it('has each one that runs, by its number and its name', () => {
    for (const { numero, nome } of [...INVARIANTES, ...INVARIANTES_POR_CALCULO]) expect(LINHAS).toContainEqual({ numero, nome });
  });

  it('leaves no number out: what is no query says what it is', () => {
    const ultimo = Math.max(...LINHAS.map((l) => l.numero));
    expect([...new Set(LINHAS.map((l) => l.numero))]).toEqual(Array.from({ length: ultimo }, (_, i) => i + 1));
  });

  it('names only files that are there', () => {
    const citados = [...PAGINA.matchAll(/`((?:layers|domain|functions|infra|local|test|migrations)\/[^`]+)`/g)].map((m) => m[1] ?? '');
    expect(citados.filter((c) => !existsSync(new URL(`../../${c}`, import.meta.url)))).toEqual([]);
    expect(citados.length).toBeGreaterThan(40);
  });
});
