import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comporInscricao, lerInscricao } from '../cadastro/inscricao.ts';
import { digitosDoCnpj, formatarDocumento, lerDocumento } from '../cadastro/documento.ts';
import { ALGORITMOS_DV, calcularDv, mod10, mod11Arrecadacao, mod11Boleto, mod11De2a7P, mod11De3791, mod11De9a2X } from './digitos.ts';
import { exigir } from './resultado.ts';

const digitos = (n: number) => fc.stringMatching(new RegExp(`^\\d{${n}}$`));

describe('dígitos verificadores', () => {
  it('follows the example of the Febraban manual for módulo 10 and 11', () => {
    expect(mod10('01230067896')).toBe(3);
    expect(mod11Arrecadacao('01230067896')).toBe(0);
  });

  it('treats the remainders 0, 1 and 10 as each form says', () => {
    // Weighted sums 22 (remainder 0), 12 (1) and 10 (10) with weights 2 to 9 or 2 to 7.
    expect([mod11Arrecadacao('62'), mod11Arrecadacao('6'), mod11Arrecadacao('5')]).toEqual([0, 0, 1]);
    expect([mod11Boleto('0'), mod11Boleto('6'), mod11Boleto('5')]).toEqual([1, 1, 1]);
    expect([mod11De2a7P('0'), mod11De2a7P('6'), mod11De2a7P('5')]).toEqual(['0', 'P', '1']);
    expect([mod11De9a2X('0'), mod11De9a2X('6'), mod11De9a2X('5')]).toEqual(['0', 'X', '1']);
    expect([mod11De3791('0'), mod11De3791('4'), mod11De3791('7')]).toEqual([0, 0, 1]);
  });

  it('catches any single wrong digit (módulo 10)', () => {
    fc.assert(
      fc.property(digitos(13), fc.nat(12), fc.integer({ min: 1, max: 9 }), (numero, i, delta) => {
        const trocado = numero.slice(0, i) + ((Number(numero[i]) + delta) % 10) + numero.slice(i + 1);
        expect(mod10(trocado)).not.toBe(mod10(numero));
      }),
    );
  });

  it('refuses what is not a number', () => {
    for (const algoritmo of ALGORITMOS_DV) {
      expect(calcularDv(algoritmo, '12a').ok).toBe(false);
      expect(calcularDv(algoritmo, '').ok).toBe(false);
      expect(calcularDv(algoritmo, '123').ok).toBe(true);
    }
  });
});

describe('inscrição cadastral', () => {
  it('has módulo 10 over thirteen digits and módulo 11 over fourteen', () => {
    const inscricao = exigir(comporInscricao('0123006789600'));
    expect(inscricao).toBe(`0123006789600${mod10('0123006789600')}${mod11Arrecadacao(inscricao.slice(0, 14))}`);
    expect(lerInscricao(inscricao).ok).toBe(true);
    expect(comporInscricao('123').ok).toBe(false);
  });

  it('refuses a wrong digit anywhere in the position', () => {
    fc.assert(
      fc.property(digitos(13), fc.nat(12), fc.integer({ min: 1, max: 9 }), (base, i, delta) => {
        const certa = exigir(comporInscricao(base));
        const errada = certa.slice(0, i) + ((Number(certa[i]) + delta) % 10) + certa.slice(i + 1);
        const lida = lerInscricao(errada);
        expect(lida.ok ? '' : lida.erro.codigo).toBe('inscricao/digito-invalido');
      }),
    );
  });
});

describe('documento', () => {
  it('reads CPF, numeric CNPJ and alphanumeric CNPJ with or without mask', () => {
    expect(lerDocumento('529.982.247-25')).toEqual({ ok: true, valor: { tipo: 'CPF', numero: '52998224725' } });
    expect(lerDocumento('00.000.000/0001-91').ok).toBe(true);
    // Example of the Receita Federal for the alphanumeric CNPJ.
    expect(digitosDoCnpj('12ABC34501DE')).toBe('35');
    const lido = exigir(lerDocumento('12.abc.345/01de-35'));
    expect(formatarDocumento(lido)).toBe('12.ABC.345/01DE-35');
  });

  it('refuses wrong digits, equal digits and letters among the check digits', () => {
    const errados = ['529.982.247-24', '11111111111', '00000000000000', '12ABC34501DE36', '12ABC34501DEA5', '', '123'];
    expect(errados.filter((texto) => lerDocumento(texto).ok)).toEqual([]);
  });
});
