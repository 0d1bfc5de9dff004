import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lerJson, LIMITES_JSON, textoInaceitavel } from './json.ts';

const motivo = (texto: string) => {
  const lido = lerJson(texto);
  return lido.ok ? 'aceito' : lido.motivo;
};
const fundo = (n: number) => '['.repeat(n) + ']'.repeat(n);
const chaves = (n: number) => `{${Array.from({ length: n }, (_, i) => `"k${i}":0`).join()}}`;

test('whatever a well-behaved client writes is read as it was written', () => {
  const semNada = (v: unknown) => !/__proto__|constructor|prototype/.test(JSON.stringify(v)) && textoInaceitavel(JSON.parse(`"${JSON.stringify(v).replace(/\\u00/g, 'x').replace(/["\\]/g, '')}"`) as string) === undefined;
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(undefined, 2), (valor, recuo) => {
      fc.pre(semNada(valor));
      const texto = JSON.stringify(valor, null, recuo);
      fc.pre(!/\\u00[01][0-9a-f]|\\b|\\f|\\u007f/.test(texto));
      expect(lerJson(texto)).toEqual({ ok: true, valor: JSON.parse(texto) });
    }),
  );
});

test('whatever comes, it answers and never throws', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (texto) => typeof lerJson(texto).ok === 'boolean'));
  fc.assert(fc.property(fc.array(fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '\\', 'a', '1', ' '), { maxLength: 40 }), (p) => typeof lerJson(p.join('')).ok === 'boolean'));
});

describe('limits hold at the limit and break one past it', () => {
  test.each([
    ['depth', fundo(LIMITES_JSON.profundidade), fundo(LIMITES_JSON.profundidade + 1), 'o JSON tem níveis demais'],
    ['keys', chaves(LIMITES_JSON.chaves), chaves(LIMITES_JSON.chaves + 1), 'o JSON tem campos demais'],
    ['items', `[${'0,'.repeat(LIMITES_JSON.itens)}0]`, `[${'0,'.repeat(LIMITES_JSON.itens + 1)}0]`, 'o JSON tem itens demais'],
  ])('%s', (_, dentro, fora, porque) => {
    expect(motivo(dentro)).toBe('aceito');
    expect(motivo(fora)).toBe(porque);
  });

  test('brackets inside a text are text', () => {
    expect(motivo(JSON.stringify(['['.repeat(100), '\\"{', '":']))).toBe('aceito');
  });
});

test.each([
  ['{"a":1,"a":2}', 'há um campo repetido no mesmo objeto'],
  [`{"a"${' '.repeat(100)}:1,"a"${' '.repeat(100)}:2}`, 'há um campo repetido no mesmo objeto'],
  ['{"a":1, "\\u0061" : 2}', 'há um campo repetido no mesmo objeto'],
  ['{"a":{"b":1},"c":{"b":1}}', 'aceito'],
  ['{"a":["a","a"],"b":"a"}', 'aceito'],
  ['{"__proto__":1}', 'há um nome de campo que não é aceito'],
  ['{"a":[{"\\u005f_proto__":1}]}', 'há um nome de campo que não é aceito'],
  [`{"__proto__"${' '.repeat(100)}:1}`, 'há um nome de campo que não é aceito'],
  ['{"constructor":1}', 'há um nome de campo que não é aceito'],
  ['"constructor"', 'aceito'],
  ['"a\\u0000"', 'há caracteres de controle no texto'],
  ['{"a\\u0007":1}', 'há caracteres de controle no texto'],
  ['"linha\\ncom\\ttab"', 'aceito'],
  ['"\\u202e"', 'há caracteres de controle no texto'],
  ['"\\ud83d"', 'há caracteres Unicode incompletos no texto'],
  ['"\\ud83d\\udca7"', 'aceito'],
  ['1e400', 'há um número fora do intervalo aceito'],
  ['[-0]', 'há um número fora do intervalo aceito'],
  ['NaN', 'o texto não segue a sintaxe JSON'],
  ['{"a":1', 'o texto não segue a sintaxe JSON'],
  ['"sem fim', 'o texto não segue a sintaxe JSON'],
])('%s: %s', (texto, esperado) => {
  expect(motivo(texto)).toBe(esperado);
});
