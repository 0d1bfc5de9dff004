import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataCivil } from '../../comum/data-civil.ts';
import { atoId } from '../../comum/identidades.ts';
import { exigir } from '../../comum/resultado.ts';
import type { AtoTarifario, CategoriaDoAto } from '../ato.ts';
import { lerTabela, type Tabela } from '../tarifa/tabela.ts';
import { minimosDoAto, volumeMinimo } from './minimo.ts';

const aberta = (acimaDe: string) => [{ acimaDe, ate: null, preco: '2' }];
const comMinimo = (m3: string): Tabela => exigir(lerTabela({ tipo: 'minimo+cascata', valorMinimo: '20', minimoM3: m3, faixas: aberta(m3) }));
const cascata: Tabela = exigir(lerTabela({ tipo: 'cascata', faixas: aberta('0') }));
const categoria = (tabela: Tabela, resto: Partial<CategoriaDoAto> = {}): CategoriaDoAto => ({ tarifa: { rotulo: 'x', tabela, esgoto: null }, plano: { tipo: 'MULTIPLICAR_LIMITES' }, tee: null, ...resto });
const ato = (id: number, desde: string, categorias: [number, CategoriaDoAto][]): AtoTarifario => ({
  id: atoId(id), numero: String(id), desde: dataCivil(desde), ate: null, arredondamento: { modo: 'TRUNCAR', casas: 2, onde: 'POR_FAIXA' }, categorias: new Map(categorias),
});
const CATEGORIA_DE = new Map([[11, 1], [21, 2], [31, 3]]);
const dia = dataCivil('2026-11-06');

describe('the minimum volume', () => {
  it('is of the table of each category, and of the parameter where the table has none (TR 5.3)', () => {
    const { agua } = minimosDoAto([ato(1, '2020-01-01', [[1, categoria(comMinimo('8'))], [2, categoria(cascata)]])], dia);
    expect(volumeMinimo([11, 3, 21, 2], CATEGORIA_DE, agua, 10)).toBe(3 * 8 + 2 * 10);
    expect(volumeMinimo([], CATEGORIA_DE, agua, 10)).toBe(0);
  });

  it('is the volume that the table bills at least, where it says one', () => {
    const franquia = exigir(lerTabela({ tipo: 'cascata', franquiaM3: '12', faixas: aberta('0') }));
    const { agua } = minimosDoAto([ato(1, '2020-01-01', [[1, categoria(franquia)]])], dia);
    expect(volumeMinimo([11, 3], CATEGORIA_DE, agua, 10)).toBe(3 * 12);
  });

  it('is of the act in force, not of the one before or to come', () => {
    const atos = [ato(3, '2026-11-07', [[1, categoria(comMinimo('5'))]]), ato(1, '2020-01-01', [[1, categoria(comMinimo('8'))]]), ato(2, '2026-11-06', [[1, categoria(comMinimo('12'))]])];
    expect(minimosDoAto(atos, dia).agua.get(1)?.daTabela).toBe(12);
    expect(minimosDoAto([], dia).agua.size).toBe(0);
  });

  it('of who is charged as one economia is of one economia, by the table of the plan or of the principal category', () => {
    const unica = categoria(comMinimo('8'), { plano: { tipo: 'UMA_ECONOMIA', tarifa: { rotulo: 'u', tabela: comMinimo('30'), esgoto: null } }, tee: { tipo: 'esgoto' } });
    const principal = categoria(comMinimo('9'), { plano: { tipo: 'ECONOMIA_PRINCIPAL' } });
    const { agua, poco } = minimosDoAto([ato(1, '2020-01-01', [[1, unica], [2, principal], [3, categoria(comMinimo('7'))]])], dia);
    const de = (...economias: number[]) => volumeMinimo(economias, CATEGORIA_DE, agua, 10);
    expect([de(11, 40), de(11, 4, 31, 2), de(21, 4, 31, 2)]).toEqual([30, 30, 9]);
    // the plan is of the principal category: where it is not, its own table counts
    expect(de(31, 2, 11, 4, 21, 1)).toBe(2 * 7 + 4 * 8 + 9);
    expect(volumeMinimo([11, 40], CATEGORIA_DE, poco, 10)).toBe(30);
  });

  it('of a well with a table of its own is of that table for every economia; by value, it is the parameter', () => {
    const propria = categoria(comMinimo('8'), { tee: { tipo: 'tabela', tabela: comMinimo('15') } });
    const { poco } = minimosDoAto([ato(1, '2020-01-01', [[1, propria], [2, categoria(comMinimo('9'))]])], dia);
    expect([volumeMinimo([11, 3, 21, 2], CATEGORIA_DE, poco, 10), volumeMinimo([21, 2, 11, 3], CATEGORIA_DE, poco, 10)]).toEqual([5 * 15, 5 * 10]);
  });

  it('grows with every economia, by what its category says', () => {
    const { agua } = minimosDoAto([ato(1, '2020-01-01', [[1, categoria(comMinimo('8'))]])], dia);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(11, 21, 31), fc.nat(500)), { maxLength: 4 }), fc.nat(40), (economias, semOutro) => {
        const esperado = economias.reduce((s, [sub, n]) => s + n * (sub === 11 ? 8 : semOutro), 0);
        expect(volumeMinimo(economias.flat(), CATEGORIA_DE, agua, semOutro)).toBe(esperado);
      }),
    );
  });
});
