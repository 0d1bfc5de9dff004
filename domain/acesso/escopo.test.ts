import fc from 'fast-check';
import { expect, test } from 'vitest';
import { umEscopo, umRecurso } from './acesso.arbitrarios.ts';
import { cobre, contem, DIMENSOES, ehVazio, EM_TODA_PARTE, intersecao } from './escopo.ts';

const recurso = { localidade: 1, setor: 2, departamento: null };

test('no scope is everywhere, several values are any of them, several dimensions are all of them', () => {
  expect(cobre(EM_TODA_PARTE, { localidade: null, setor: null, departamento: null })).toBe(true);
  expect(cobre({ setor: [1, 2] }, recurso)).toBe(true);
  expect(cobre({ setor: [3] }, recurso)).toBe(false);
  expect(cobre({ localidade: [1], setor: [2, 3] }, recurso)).toBe(true);
  expect(cobre({ localidade: [2], setor: [2, 3] }, recurso)).toBe(false);
});

test('a thing without the attribute is out of a scope that names it, and a list without values covers nothing', () => {
  expect(cobre({ departamento: [1, 2, 3] }, recurso)).toBe(false);
  expect(cobre({ setor: [] }, recurso)).toBe(false);
  expect([ehVazio({ setor: [] }), ehVazio({ setor: [1] }), ehVazio(EM_TODA_PARTE)]).toEqual([true, false, false]);
});

test('an intersection covers what both cover', () => {
  expect(intersecao({ setor: [1, 2], localidade: [1] }, { setor: [2, 3] })).toEqual({ localidade: [1], setor: [2] });
  fc.assert(fc.property(umEscopo, umEscopo, umRecurso, (a, b, r) => cobre(intersecao(a, b), r) === (cobre(a, r) && cobre(b, r))));
});

test('a scope has another exactly when it covers all that the other covers', () => {
  // 9 is in no scope: it stands for every value that is not named.
  const um = [null, 1, 2, 3, 9];
  const todos = um.flatMap((localidade) => um.flatMap((setor) => um.map((departamento) => ({ localidade, setor, departamento }))));
  expect(DIMENSOES).toEqual(['localidade', 'setor', 'departamento']);
  fc.assert(fc.property(umEscopo, umEscopo, (a, b) => contem(a, b) === todos.every((r) => !cobre(b, r) || cobre(a, r))), { numRuns: 500 });
});
