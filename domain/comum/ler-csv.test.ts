import fc from 'fast-check';
import { expect, test } from 'vitest';
import { colunasDoCabecalho, CsvInvalido, leitorDeCsv, nomeDeColuna } from './ler-csv.ts';

const ler = (texto: string, cortes: readonly number[] = []) => {
  const leitor = leitorDeCsv();
  const pontos = [0, ...[...cortes].sort((a, b) => a - b), texto.length];
  return [...pontos.slice(1).flatMap((fim, i) => leitor.ler(texto.slice(pontos[i], fim))), ...leitor.terminar()];
};

test('lines as a spreadsheet writes them: mark of order, quotes, line breaks inside, blank lines, no end', () => {
  expect(ler('\uFEFFnome;obs\r\nAna; diz ""oi"" \r\n\r\n"Rui;\r\nde Sá";"a ""b"""\r\n;x')).toEqual([
    { linha: 1, celulas: ['nome', 'obs'] },
    { linha: 2, celulas: ['Ana', 'diz ""oi""'] },
    { linha: 4, celulas: ['Rui;\r\nde Sá', 'a "b"'] },
    { linha: 6, celulas: ['', 'x'] },
  ]);
  expect(ler('')).toEqual([]);
});

test('whatever is written and however it is cut, it is read back', () => {
  const celula = fc.string({ unit: fc.constantFrom('a', 'é', ';', '"', '\n', '\r', ' ', '😀'), maxLength: 6 });
  fc.assert(
    fc.property(fc.array(fc.array(celula, { minLength: 2, maxLength: 4 }), { maxLength: 5 }), fc.array(fc.nat(60), { maxLength: 6 }), (linhas, cortes) => {
      const texto = linhas.map((l) => l.map((c) => `"${c.replaceAll('"', '""')}"`).join(';')).join('\r\n');
      expect(ler(texto, cortes.filter((c) => c <= texto.length)).map((l) => l.celulas)).toEqual(linhas);
    }),
  );
});

test('a quote that does not close, and text after one that does, are refused at their line', () => {
  expect(() => ler('a;b\n"c;d\ne')).toThrow(expect.objectContaining({ name: 'CsvInvalido', linha: 2 }));
  expect(() => ler('a;b\nx;"c"d')).toThrow(expect.objectContaining({ linha: 2 }));
  expect(() => ler(`"${'x'.repeat(200_000)}`)).toThrow(CsvInvalido);
});

test('the header is found by any of its names, and all that is wrong with it is said', () => {
  const pedidas = { nomes: { a: ['usuario', 'login'], b: ['validoate'] }, obrigatorias: ['a' as const], titulos: { a: 'usuário', b: 'válido até' } };
  expect([...colunasDoCabecalho(['Válido até', 'USUÁRIO', ''], pedidas).onde]).toEqual([['b', 0], ['a', 1]]);
  expect(colunasDoCabecalho(['Válido até', 'valido_ate', 'cor'], pedidas).recusas).toEqual([expect.stringContaining('mais de uma vez'), expect.stringContaining('"cor"'), expect.stringContaining('falta a coluna "usuário"')]);
  expect(nomeDeColuna('E-mail (se tiver)')).toBe('emailsetiver');
});
