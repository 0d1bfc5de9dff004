import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatarDecimal } from './apresentar-valores.ts';
import { carregarFontes } from './fontes.ts';
import { encurtar, larguraEmMilesimos } from './largura-de-texto.ts';
import { imprimivel, textoImprimivel } from './texto-imprimivel.ts';

const { desenha } = carregarFontes();
/** Any code points, unpaired surrogates included, with the awkward ones often. */
const qualquerTexto = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0x10ffff }), fc.constantFrom(0, 10, 32, 0xa0, 0xad, 0x301, 0x200b, 0x202e, 0xd800, 0xfe0f, 0xfeff, 0x1f600), fc.integer({ min: 32, max: 126 })))
  .map((codigos) => String.fromCodePoint(...codigos));

describe('printable text', () => {
  test('keeps Portuguese as it is', () => {
    const texto = 'Água, esgoto e avô: R$ 1.234,56 — nº 5 “ok”…';
    expect(textoImprimivel(texto, desenha)).toBe(texto);
  });

  test('has only characters that the font draws, on one line, whatever comes in', () => {
    fc.assert(
      fc.property(qualquerTexto, (texto) => {
        const saida = textoImprimivel(texto, desenha);
        return Array.from(saida).every((c) => desenha(c.codePointAt(0) ?? 0)) && !/[\p{Cc}\p{Cf}\p{Cs}]|^ | $| {2}/u.test(saida);
      }),
    );
  });

  test('is settled: what is printable stays the same', () => {
    fc.assert(
      fc.property(qualquerTexto, (texto) => {
        const saida = textoImprimivel(texto, desenha);
        return textoImprimivel(saida, desenha) === saida;
      }),
    );
  });

  test('an accent apart from its letter by something invisible joins it', () => {
    expect(textoImprimivel('Jose\u200b\u0301', desenha)).toBe('José');
  });

  test('goes into every string of the data and leaves numbers and nulls alone', () => {
    expect(imprimivel({ a: ['x\ny', 1, null], b: { c: '\u{1F600}' } }, desenha)).toEqual({ a: ['x y', 1, null], b: { c: '?' } });
  });
});

describe('the font', () => {
  test.each(['A', 'ã', 'ç', 'Ω', 'Ж', '…', '—', '·', '³'])('draws %s', (c) => {
    expect(desenha(c.codePointAt(0) ?? 0)).toBe(true);
  });

  test.each(['日', '\u{1F600}', '\ue000'])('knows that it does not draw %j', (c) => {
    expect(desenha(c.codePointAt(0) ?? 0)).toBe(false);
  });
});

describe('shortening', () => {
  test('never passes the room given, and keeps what fits untouched', () => {
    fc.assert(
      fc.property(qualquerTexto, fc.integer({ min: 2, max: 40 }), (texto, ems) => {
        const curto = encurtar(texto, ems);
        return larguraEmMilesimos(texto) <= ems * 1000 ? curto === texto : larguraEmMilesimos(curto) <= ems * 1000 && curto.endsWith('…');
      }),
    );
  });

  test('capitals take more room than small letters', () => {
    expect(encurtar('CONCEIÇÃO ARAÚJO', 9).length).toBeLessThan(encurtar('conceição araújo', 9).length);
  });
});

test.each([
  ['2', 2, '2,00'], ['5.5', 2, '5,50'], ['4.1275', 2, '4,1275'], ['14.5', 0, '14,5'], ['1234567', 0, '1.234.567'], ['80', 0, '80'],
])('%s is shown as %3$s without losing a digit', (valor, casas, esperado) => {
  expect(formatarDecimal(valor, casas)).toBe(esperado);
});
