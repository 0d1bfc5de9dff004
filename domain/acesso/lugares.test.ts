import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EM_TODA_PARTE } from './escopo.ts';
import { lugaresDe, quemEmprestou, SEM_LUGAR, valeSemLugar } from './lugares.ts';
import { alcanca, type Alcance } from './permissao.ts';

const SETORES = [
  { id: 1, localidade: 10 },
  { id: 2, localidade: 10 },
  { id: 3, localidade: 20 },
];
const trecho = (em: Alcance['em'], exceto: Alcance['exceto'] = [], delegante: string | null = null): Alcance => ({ em, exceto, delegante });

describe('the places of a right', () => {
  it('a right of everywhere is everywhere, also in setores that do not exist yet', () => {
    expect(lugaresDe([trecho({ setor: [1] }), trecho(EM_TODA_PARTE)], [])).toBe('TODOS');
  });

  it.each([
    ['a localidade is its setores', [trecho({ localidade: [10] })], [1, 2]],
    ['several stretches add up', [trecho({ setor: [3] }), trecho({ localidade: [10] })], [1, 2, 3]],
    ['both dimensions must hold', [trecho({ localidade: [10], setor: [2, 3] })], [2]],
    ['everywhere but one setor is the list of the others', [trecho(EM_TODA_PARTE, [{ setor: [2] }])], [1, 3]],
    ['a denial of one stretch is of no other', [trecho({ setor: [1, 2] }, [{ setor: [2] }]), trecho({ setor: [2] })], [1, 2]],
    ['a right of a departamento has no setor', [trecho({ departamento: [5] })], []],
    ['a setor that does not exist is nowhere', [trecho({ setor: [99] })], []],
    ['no right is nowhere', [], []],
  ])('%s', (_nome, trechos, esperado) => {
    expect(lugaresDe(trechos, SETORES)).toEqual(esperado);
  });

  it('what has no place is reached by a right without limit, and only by it', () => {
    expect([[trecho(EM_TODA_PARTE)], [trecho(EM_TODA_PARTE, [{ setor: [1] }])], [trecho({ setor: [1, 2, 3] })], [trecho({ localidade: [10, 20] })], []].map(valeSemLugar)).toEqual([true, true, false, false, false]);
  });

  it('a setor is in them exactly when some stretch reaches it', () => {
    const ids = fc.subarray([1, 2, 3]);
    const escopo = fc.record({ setor: ids, localidade: fc.subarray([10, 20]) }, { requiredKeys: [] });
    fc.assert(
      fc.property(fc.array(fc.record({ em: escopo, exceto: fc.array(escopo, { maxLength: 2 }), delegante: fc.constant(null) }), { maxLength: 4 }), (trechos) => {
        const lugares = lugaresDe(trechos, SETORES);
        for (const { id, localidade } of SETORES) {
          const alcancado = trechos.some((t) => alcanca(t, { ...SEM_LUGAR, setor: id, localidade }));
          expect(lugares === 'TODOS' || lugares.includes(id)).toBe(alcancado);
        }
      }),
    );
  });
});

describe('who lent', () => {
  it('nobody, when what is one\'s own is enough', () => {
    expect(quemEmprestou([trecho(EM_TODA_PARTE), trecho({ setor: [1] }, [], 'Ana')], SETORES)).toBeNull();
    expect(quemEmprestou([trecho({ setor: [1, 2] }), trecho({ setor: [1] }, [], 'Ana')], SETORES)).toBeNull();
    expect(quemEmprestou([], SETORES)).toBeNull();
  });

  it('the lender, when he gives a setor more, or what has no place', () => {
    expect(quemEmprestou([trecho({ setor: [1] }), trecho({ setor: [2] }, [], 'Ana')], SETORES)).toBe('Ana');
    expect(quemEmprestou([trecho({ setor: [1, 2, 3] }), trecho(EM_TODA_PARTE, [], 'Ana')], SETORES)).toBe('Ana');
    expect(quemEmprestou([trecho({ departamento: [5] }, [], 'Ana')], SETORES)).toBe('Ana');
  });
});
