import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analisarArrecadacao } from '../analisar-arrecadacao.ts';
import {
  CODIGO_DV_CERTO, CODIGO_IDENTIFICADOR_CERTO, CODIGO_NUMERICO, CODIGO_PRODUTO_CERTO, CODIGO_RESERVA_ZERADA, CODIGO_VALOR_EFETIVO, julgarCodigoEmBytes,
} from './codigo-em-bytes.ts';

const digitos = (n: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: n, maxLength: n }).map((d) => d.join(''));
const codigo = fc.tuple(fc.constantFrom('82', '85', '52', '12', '80'), fc.integer({ min: 0, max: 9 }), digitos(41)).map(([a, b, c]) => `${a}${b}${c}`);
const julgar = (bytes: Uint8Array): number => julgarCodigoEmBytes(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), 0);

describe('barcode judged in bytes', () => {
  it('says of every code what the judgement of strings says', () => {
    fc.assert(
      fc.property(codigo, fc.boolean(), (sorteado, acertar) => {
        const dv = analisarArrecadacao(sorteado, 'barras').decodificado?.dvCalculado ?? '0';
        const texto = acertar ? sorteado.slice(0, 3) + dv + sorteado.slice(4) : sorteado;
        const { erros, decodificado } = analisarArrecadacao(texto, 'barras');
        const conhecido = !erros.includes('identificador_valor');
        const bits = julgar(new TextEncoder().encode(texto));
        expect(bits & CODIGO_NUMERICO).not.toBe(0);
        expect((bits & CODIGO_IDENTIFICADOR_CERTO) !== 0).toBe(conhecido);
        expect((bits & CODIGO_DV_CERTO) !== 0).toBe(conhecido && !erros.includes('dv_geral'));
        expect((bits & CODIGO_PRODUTO_CERTO) !== 0).toBe(!erros.includes('produto'));
        expect((bits & CODIGO_VALOR_EFETIVO) !== 0).toBe(decodificado?.valor !== null);
        expect((bits & CODIGO_RESERVA_ZERADA) !== 0).toBe(texto.endsWith('000000'));
      }),
      { numRuns: 3000 },
    );
  });

  it('takes nothing but digits for digits, in any place', () => {
    for (let posicao = 0; posicao < 44; posicao += 1) {
      for (let byte = 0; byte < 256; byte += 1) {
        const bytes = new Uint8Array(44).fill(0x39);
        bytes[posicao] = byte;
        const numerico = (julgar(bytes) & CODIGO_NUMERICO) !== 0;
        expect(numerico, `byte ${byte} na posição ${posicao}`).toBe(byte >= 0x30 && byte <= 0x39);
      }
    }
  });
});
