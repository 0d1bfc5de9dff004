import { expect, test } from 'vitest';
import { reescrever, referenciasDe, type Regras } from './reescrever.ts';

const REGRAS: Regras = { referencia: (n) => `${n + 100} 0 R`, chaveDaEstrutura: (c) => c + 7, identificador: (cadeia, define) => (define ? `(D${cadeia.slice(1)}` : `(N${cadeia.slice(1)}`) };

test.each([
  ['references, wherever they stand', '<</P 5 0 R/K[6 0 R 3 12\n0 R]/Pg 7 0 R>>', '<</P 105 0 R/K[106 0 R 3 112 0 R]/Pg 107 0 R>>'],
  ['numbers are not references', '[1 0 2 0 1.5 0 0 1 595.2756 841.8898]', '[1 0 2 0 1.5 0 0 1 595.2756 841.8898]'],
  ['strings stay, with what they hold', String.raw`<</Alt(casa 1 0 R \) 2 0 R ((3 0 R) \\) 4 0 R)/T<31203020 52>/P 5 0 R>>`, String.raw`<</Alt(casa 1 0 R \) 2 0 R ((3 0 R) \\) 4 0 R)/T<31203020 52>/P 105 0 R>>`],
  ['names that end in numbers', '<</F1 2 0 R/c0 3 0 R/x1 0/y>>', '<</F1 102 0 R/c0 103 0 R/x1 0/y>>'],
  ['comments', '<</A 1 0 R % 2 0 R (\n/B 3 0 R>>', '<</A 101 0 R % 2 0 R (\n/B 103 0 R>>'],
  ['keys of pages and of annotations', '<</StructParents 0/StructParent 12/Rotate 0>>', '<</StructParents 7/StructParent 19/Rotate 0>>'],
  ['identifiers, given or named', '<</ID (a)/A[<</O/Table/Headers[(b)(c)]/Scope/Row>>]/T(d)>>', '<</ID (Da)/A[<</O/Table/Headers[(Nb)(Nc)]/Scope/Row>>]/T(d)>>'],
  ['dictionaries one inside another', '<</A<</B<</C 1 0 R>>>>>>', '<</A<</B<</C 101 0 R>>>>>>'],
])('%s', (_caso, antes, depois) => {
  expect(reescrever(antes, REGRAS)).toBe(depois);
});

test('a string that never ends is an error, not the rest of the object', () => {
  expect(() => reescrever('<</T(a (b) /P 5 0 R>>', REGRAS)).toThrow('não fecha');
});

test('what an object refers to', () => {
  expect(referenciasDe('<</P 5 0 R/T(6 0 R)/K[7 0 R 8]>>')).toEqual([5, 7]);
});
