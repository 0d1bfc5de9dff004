import fc from 'fast-check';
import { expect, it } from 'vitest';
import { textoCsv, type Celula } from './csv.ts';

const corpo = (celula: Celula) => textoCsv(['a'], [[celula]]).split('\r\n').slice(1, -1).join('\r\n');

it('is what a spreadsheet of Brazil opens: mark, semicolons, decimal comma, CRLF', () => {
  expect(textoCsv(['CDC', 'Valor'], [[1001, { numero: '39.50' }], [1002, null]])).toBe('\uFEFFCDC;Valor\r\n1001;39,50\r\n1002;\r\n');
});

it('quotes what would break the line', () => {
  expect(corpo('Rua "A"; casa 2')).toBe('"Rua ""A""; casa 2"');
  expect(corpo('duas\nlinhas')).toBe('"duas\nlinhas"');
});

it('neutralises formulas, even behind blanks, and leaves numbers alone', () => {
  for (const formula of ['=HYPERLINK("x")', '+1', '-1', '@SUM(A1)', '\t=1', '  =1']) expect(corpo(formula).replace(/^"/, '').startsWith("'"), formula).toBe(true);
  expect(corpo(-12)).toBe('-12');
  expect(corpo({ numero: '-1234.50' })).toBe('-1234,50');
});

it('never writes a text that a spreadsheet would run', () => {
  fc.assert(
    fc.property(fc.string(), (texto) => {
      const celula = corpo(texto).replace(/^"/, '').trimStart();
      expect(/^[=+\-@]/.test(celula)).toBe(false);
    }),
  );
});
