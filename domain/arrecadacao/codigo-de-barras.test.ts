import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataDoNumero, dataCivil } from '../comum/data-civil.ts';
import { centavos } from '../comum/dinheiro.ts';
import { aviso, MAIOR_AVISO } from '../comum/identidades.ts';
import { analisarArrecadacao } from './analisar-arrecadacao.ts';
import { decodificarCodigoDeBarras, dvDeArrecadacao, lerCampoLivre, MAIOR_VALOR_DO_CODIGO, montarCodigoDeBarras } from './codigo-de-barras.ts';
import { lerConvenio } from './convenio.ts';
import { formatarLinhaDigitavel, linhaDigitavel } from './linha-digitavel.ts';

const modulo = fc.constantFrom(10 as const, 11 as const);
const convenio = fc.record({ empresa: fc.integer({ min: 1, max: 9999 }).map((n) => String(n).padStart(4, '0')), modulo });
const dados = fc.record({
  valor: fc.integer({ min: 1, max: MAIOR_VALOR_DO_CODIGO }).map(centavos),
  validade: fc.integer({ min: 0, max: 60_000 }).map(dataDoNumero),
  aviso: fc.integer({ min: 1, max: MAIOR_AVISO }).map(aviso),
});

describe('barcode of arrecadação', () => {
  it('computes the digits of the examples of the Febraban manual', () => {
    expect(dvDeArrecadacao('01230067896', 10)).toBe('3');
    expect(dvDeArrecadacao('01230067896', 11)).toBe('0');
    expect(dvDeArrecadacao('8220000215048200974123220154098290108605940', 10)).toBe('1');
  });

  it('puts validity, aviso and spare zeros in the campo livre', () => {
    const codigo = montarCodigoDeBarras({ empresa: '0097', modulo: 10 }, { valor: centavos(12_345), validade: dataCivil('2026-09-14'), aviso: aviso(77) });
    expect(codigo.slice(0, 3) + codigo.slice(4)).toBe('826' + '00000012345' + '0097' + '20260914' + '00000000077' + '000000');
    expect(codigo).toHaveLength(44);
  });

  it('gives back what was put in, and is valid as bars and as linha digitável, masked or not', () => {
    fc.assert(
      fc.property(convenio, dados, (c, d) => {
        const codigo = montarCodigoDeBarras(c, d);
        const lido = decodificarCodigoDeBarras(codigo);
        expect(lido).toMatchObject({ produto: '8', segmento: '2', modulo: c.modulo, valor: d.valor, empresa: c.empresa });
        expect(lerCampoLivre(lido.campoLivre)).toEqual({ validade: d.validade, aviso: d.aviso, reserva: '000000' });
        const linha = linhaDigitavel(codigo);
        for (const entrada of [codigo, linha, formatarLinhaDigitavel(linha)]) expect(analisarArrecadacao(entrada)).toMatchObject({ erros: [], codigo });
      }),
    );
  });

  it('shows every change of one digit of a módulo 10 code', () => {
    fc.assert(
      fc.property(convenio, dados, (c, d) => {
        const codigo = montarCodigoDeBarras({ ...c, modulo: 10 }, d);
        for (const mutante of mutantes(codigo)) {
          // 6 to 8 or 9 changes the módulo itself: one in eleven passes by chance, and settlement compares the rest with the bill.
          if (mutante[2] === '8' || mutante[2] === '9') continue;
          expect(analisarArrecadacao(mutante).erros).not.toEqual([]);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('shows every change of one digit of a módulo 11 code but the remainders 0 and 1, which the norm gives the same digit', () => {
    fc.assert(
      fc.property(convenio, dados, (c, d) => {
        const codigo = montarCodigoDeBarras({ ...c, modulo: 11 }, d);
        for (const mutante of mutantes(codigo)) {
          if (mutante[2] === '6' || mutante[2] === '7' || analisarArrecadacao(mutante).erros.length > 0) continue;
          expect(codigo[3]).toBe('0');
          expect(new Set([resto11(codigo), resto11(mutante)])).toEqual(new Set([0, 1]));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('names every wrong digit of a linha digitável, not only the first', () => {
    const codigo = montarCodigoDeBarras({ empresa: '0097', modulo: 10 }, { valor: centavos(5000), validade: dataCivil('2026-09-14'), aviso: aviso(1) });
    const linha = linhaDigitavel(codigo);
    const trocar = (texto: string, i: number): string => texto.slice(0, i) + String((Number(texto[i]) + 1) % 10) + texto.slice(i + 1);
    expect(analisarArrecadacao(trocar(trocar(linha, 11), 47)).erros).toEqual(['dv_bloco_1', 'dv_bloco_4']);
    expect(analisarArrecadacao(trocar(linha, 20)).erros).toEqual(['dv_bloco_2', 'dv_geral']);
  });

  it('does not judge the digits without a módulo, and judges them under a wrong product or segment', () => {
    const codigo = montarCodigoDeBarras({ empresa: '0097', modulo: 10 }, { valor: centavos(5000), validade: dataCivil('2026-09-14'), aviso: aviso(1) });
    expect(analisarArrecadacao(`${codigo.slice(0, 2)}1${codigo.slice(3)}`).erros).toEqual(['identificador_valor']);
    expect(analisarArrecadacao(`5${codigo.slice(1)}`).erros).toEqual(['produto', 'dv_geral']);
    expect(analisarArrecadacao(`80${codigo.slice(2)}`).erros).toEqual(['segmento', 'dv_geral']);
  });

  it('refuses what is not 44 or 48 digits', () => {
    for (const entrada of ['', '8', '8'.repeat(45), '8'.repeat(47), `${'8'.repeat(43)}x`, `${'8'.repeat(43)}８`]) {
      expect(analisarArrecadacao(entrada)).toMatchObject({ erros: ['tamanho'], decodificado: null });
    }
    expect(analisarArrecadacao('8'.repeat(44), 'linha').erros).toEqual(['tamanho']);
  });

  it('reads the root of the CNPJ in segment 6 and no value in identifiers 7 and 9', () => {
    expect(decodificarCodigoDeBarras(`867${'0'.repeat(12)}12345678${'9'.repeat(21)}`)).toMatchObject({ empresa: '12345678', campoLivre: '9'.repeat(21), valor: null });
    expect(decodificarCodigoDeBarras(`829${'0'.repeat(12)}12345678${'9'.repeat(21)}`)).toMatchObject({ empresa: '1234', valor: null });
  });

  it('prints no code that a bank could not take', () => {
    const bom = { valor: centavos(1), validade: dataCivil('2026-09-14'), aviso: aviso(1) };
    expect(() => montarCodigoDeBarras({ empresa: '0097', modulo: 10 }, { ...bom, valor: centavos(0) })).toThrow('não cabe');
    expect(() => montarCodigoDeBarras({ empresa: '0097', modulo: 10 }, { ...bom, valor: centavos(MAIOR_VALOR_DO_CODIGO + 1) })).toThrow('não cabe');
    expect(() => montarCodigoDeBarras({ empresa: '97', modulo: 10 }, bom)).toThrow('4 algarismos');
  });
});

describe('convênio', () => {
  it('is checked before it is used', () => {
    const bom = { banco: '001', codigo: '110288', empresa: '0097', modulo: 10 as const };
    expect(lerConvenio(bom)).toEqual({ ok: true, valor: bom });
    for (const [campo, valor] of [['banco', '1'], ['codigo', ''], ['codigo', 'x'.repeat(21)], ['codigo', ' 1'], ['empresa', '0000'], ['empresa', '97']] as const) {
      expect(lerConvenio({ ...bom, [campo]: valor })).toMatchObject({ ok: false, erro: { codigo: `convenio/${campo}`, campo } });
    }
  });
});

function* mutantes(codigo: string): Generator<string> {
  for (let i = 0; i < codigo.length; i += 1) {
    for (let d = 0; d < 10; d += 1) {
      const mutante = codigo.slice(0, i) + String(d) + codigo.slice(i + 1);
      if (mutante !== codigo) yield mutante;
    }
  }
}

function resto11(codigo: string): number {
  const algarismos = (codigo.slice(0, 3) + codigo.slice(4)).split('').reverse().map(Number);
  return algarismos.reduce((soma, d, i) => soma + d * (2 + (i % 8)), 0) % 11;
}
