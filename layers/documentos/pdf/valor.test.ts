import { PDFHexString } from 'pdf-lib';
import { expect, test } from 'vitest';
import { cadeiaDeTexto, escreverValor, lerValor } from './valor.ts';

test.each([
  '<</Type /Page /Kids [1 0 R 22 0 R] /A <</B [/C -1.5 true null]>>>>',
  String.raw`[(a \) (b) c\\) <FEFF0041> /Nome#20x 7]`,
  '12',
  '3 0 R',
])('%s is read, and written as it was', (texto) => {
  expect(escreverValor(lerValor(texto))).toBe(texto);
});

test('spaces, line ends and comments mean nothing', () => {
  expect(escreverValor(lerValor('\n<<\r\n  /A 1 % um\n/B[2 0 R]\n>>'))).toBe('<</A 1 /B [2 0 R]>>');
});

test.each(['<</A', '[1 2', '<<1 2>>', ''])('what ends before its time is refused: %j', (texto) => {
  expect(() => lerValor(texto)).toThrow('ilegível');
});

test('a text is read back by another reader, whatever its letters', () => {
  expect(PDFHexString.of(cadeiaDeTexto('Água (R$) \u{1F4A7}').slice(1, -1)).decodeText()).toBe('Água (R$) \u{1F4A7}');
});
