import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparar, decimal, fracao, mais, textoExato, vezes, ZERO, type Fracao } from '../../comum/fracao.ts';
import { exigir } from '../../comum/resultado.ts';
import { calcular, type Calculo } from './calculo.ts';
import type { RegraArredondamento } from './arredondamento.ts';
import { lerEsgoto, type DeclaracaoEsgoto } from './esgoto.ts';
import { dividir, PLANO_PADRAO, type TarifaCategoria } from './plano.ts';
import { lerTabela, type DeclaracaoTabela } from './tabela.ts';
import { arredondamento, economias, tabela, volume } from './tarifa.arbitrarios.ts';

const SOROCABA: RegraArredondamento = { modo: 'TRUNCAR', casas: 2, onde: 'POR_FAIXA' };
const POR_COMPONENTE: RegraArredondamento = { modo: 'MEIO_ACIMA', casas: 2, onde: 'POR_COMPONENTE' };
const NO_TOTAL: RegraArredondamento = { modo: 'MEIO_ACIMA', casas: 2, onde: 'NO_TOTAL' };

const faixas = (precos: readonly string[], limites: readonly (number | null)[], inicio = 0): DeclaracaoTabela['faixas'] =>
  precos.map((preco, i) => ({ acimaDe: String(i === 0 ? inicio : limites[i - 1]), ate: limites[i] === null ? null : String(limites[i]), preco }));

const tarifa = (declaracao: DeclaracaoTabela, esgoto: DeclaracaoEsgoto | null = null, rotulo = 'Residencial'): TarifaCategoria => ({
  rotulo,
  tabela: exigir(lerTabela(declaracao)),
  esgoto: esgoto === null ? null : exigir(lerEsgoto(esgoto)),
});

const conta = (t: TarifaCategoria, m3: number, quantas: number, regra: RegraArredondamento): Calculo =>
  exigir(calcular(exigir(dividir(PLANO_PADRAO, [{ tarifa: t, economias: quantas }], fracao(m3))), regra));

const reais = (c: Calculo): readonly (string | null)[] => [c.agua, c.esgoto, mais(c.agua, c.esgoto)].map(textoExato);

const TR_14_1 = tarifa({ tipo: 'cascata', faixas: faixas(['2.00', '3.00', '4.00'], [10, 15, 20]) }, { tipo: 'percentual', percentual: '92.5' });
const TR_14_7 = tarifa(
  { tipo: 'cascata', faixas: faixas(['1.07', '1.61', '2.33', '3.37'], [10, 15, 20, 25]) },
  { tipo: 'percentual', percentual: '92.5' },
);

describe('tarifa: the worked examples of the source', () => {
  it('charges 39,00 of water for 16 m³ (TR 14.1) and 75,07 with sewage (TR 14.5)', () => {
    expect(reais(conta(TR_14_1, 16, 1, SOROCABA))).toEqual(['39', '36.07', '75.07']);
  });

  it('multiplies the limits by the economias: 208,16 for 8 economias and 94 m³ (TR 14.7)', () => {
    expect(reais(conta(TR_14_7, 94, 8, SOROCABA))).toEqual(['108.14', '100.02', '208.16']);
  });

  it('truncates sewage band by band: 883,87 for 12 economias and 268 m³ (TR 14.7)', () => {
    const c = conta(TR_14_7, 268, 12, SOROCABA);
    expect(reais(c)).toEqual(['459.16', '424.71', '883.87']);
    expect(c.parcelas[0]?.linhas.map((l) => [l.m3, l.valor].map(textoExato))).toEqual([
      ['120', '128.4'],
      ['60', '96.6'],
      ['60', '139.8'],
      ['28', '94.36'],
    ]);
  });
});

describe('tarifa: the four types of table', () => {
  it('charges the minimum amount up to its volume, per economia, and then the bands', () => {
    const t = tarifa({ tipo: 'minimo+cascata', valorMinimo: '20.00', minimoM3: '10', faixas: faixas(['3.123'], [null], 10) });
    expect(reais(conta(t, 0, 1, POR_COMPONENTE))[0]).toBe('20');
    expect(reais(conta(t, 20, 2, POR_COMPONENTE))[0]).toBe('40');
    expect(reais(conta(t, 23, 2, POR_COMPONENTE))[0]).toBe('49.37');
    expect(conta(t, 23, 2, POR_COMPONENTE).parcelas[0]?.linhas.map((l) => [l.tipo, textoExato(l.m3)])).toEqual([
      ['MINIMO', '20'],
      ['FAIXA', '3'],
    ]);
  });

  it('adds the fixed amount per economia, as a row of its own', () => {
    const t = tarifa({ tipo: 'fixa+cascata', valorFixo: '8.00', faixas: faixas(['1.5'], [null]) });
    expect(reais(conta(t, 0, 3, POR_COMPONENTE))[0]).toBe('24');
    expect(conta(t, 4, 3, POR_COMPONENTE).parcelas[0]?.linhas.map((l) => l.tipo)).toEqual(['FIXO', 'FAIXA']);
  });

  it('charges the whole volume at the price of the band it reaches when the table is direct', () => {
    const t = tarifa({ tipo: 'direta', faixas: faixas(['1', '2'], [10, null]) });
    expect([10, 11].map((m3) => reais(conta(t, m3, 1, POR_COMPONENTE))[0])).toEqual(['10', '22']);
    expect(reais(conta(t, 20, 2, POR_COMPONENTE))[0]).toBe('20');
  });

  it('bills at least the franquia, and each table has its own', () => {
    const agua: DeclaracaoTabela = { tipo: 'cascata', faixas: faixas(['2'], [null]), franquiaM3: '10' };
    const t = tarifa(agua, { tipo: 'tabela', tarifa: { tipo: 'cascata', faixas: faixas(['1'], [null]) } });
    expect(reais(conta(t, 4, 1, POR_COMPONENTE))).toEqual(['20', '4', '24']);
    expect(reais(conta(t, 4, 3, POR_COMPONENTE))).toEqual(['60', '4', '64']);
  });
});

describe('tarifa: the three places of rounding', () => {
  // 3 m³ × 1.115 = 3.345 and 2 m³ × 2.225 = 4.45; sewage half of it.
  const t = tarifa({ tipo: 'cascata', faixas: faixas(['1.115', '2.225'], [3, null]) }, { tipo: 'percentual', percentual: '50' });

  it('per row, per component from the rounded water, and on exact sums', () => {
    expect(reais(conta(t, 5, 1, { ...SOROCABA, modo: 'MEIO_ACIMA' }))).toEqual(['7.8', '3.91', '11.71']); // 3.35→1.68, 4.45→2.23
    expect(reais(conta(t, 5, 1, POR_COMPONENTE))).toEqual(['7.8', '3.9', '11.7']);
    expect(reais(conta(t, 3, 1, POR_COMPONENTE))).toEqual(['3.35', '1.68', '5.03']);
    const exato = conta(t, 3, 1, NO_TOTAL);
    expect(reais(exato).slice(0, 2)).toEqual(['3.35', '1.67']);
    expect(textoExato(mais(exato.exatoAgua, exato.exatoEsgoto))).toBe('5.0175');
  });

  it('rounds each component of the sewage by itself', () => {
    const componentes = tarifa({ tipo: 'cascata', faixas: faixas(['1.11'], [null]) }, { tipo: 'componentes', percentuais: { coleta: '50', tratamento: '50' } });
    expect(reais(conta(componentes, 1, 1, POR_COMPONENTE))[1]).toBe('1.12');
    expect(reais(conta(componentes, 1, 1, NO_TOTAL))[1]).toBe('1.11');
  });
});

describe('tarifa: mixed categories', () => {
  it('apportions the volume by economias as an exact fraction, each by its own table', () => {
    const comercial = tarifa({ tipo: 'fixa+cascata', valorFixo: '1', faixas: faixas(['6'], [null]) }, null, 'Comercial');
    const residencial = tarifa({ tipo: 'cascata', faixas: faixas(['3'], [null]) });
    const categorias = [{ tarifa: residencial, economias: 2 }, { tarifa: comercial, economias: 1 }];
    const c = exigir(calcular(exigir(dividir(PLANO_PADRAO, categorias, fracao(10))), POR_COMPONENTE));
    expect(reais(c)[0]).toBe('41'); // 20/3 × 3 + 1 + 10/3 × 6
    expect(c.parcelas.map((p) => [p.rotulo, p.volume])).toEqual([['Residencial', fracao(20n, 3n)], ['Comercial', fracao(10n, 3n)]]);
  });

  it('rounds once when the percentages of the categories differ', () => {
    const a = tarifa({ tipo: 'cascata', faixas: faixas(['1.004'], [null]) }, { tipo: 'percentual', percentual: '50' });
    const b = tarifa({ tipo: 'cascata', faixas: faixas(['1.004'], [null]) }, { tipo: 'percentual', percentual: '100' });
    const c = exigir(calcular(exigir(dividir(PLANO_PADRAO, [{ tarifa: a, economias: 1 }, { tarifa: b, economias: 1 }], fracao(2))), POR_COMPONENTE));
    expect(reais(c).slice(0, 2)).toEqual(['2.01', '1.51']); // 0.502 + 1.004 = 1.506
  });

  it('splitting one category in two of the same table changes nothing exact', () => {
    fc.assert(
      fc.property(tabela, volume, economias, economias, (t, m3, e1, e2) => {
        const cat = { rotulo: 'R', tabela: t, esgoto: null };
        const junta = calcular(exigir(dividir(PLANO_PADRAO, [{ tarifa: cat, economias: e1 + e2 }], fracao(m3))), NO_TOTAL);
        const separada = calcular(exigir(dividir(PLANO_PADRAO, [{ tarifa: cat, economias: e1 }, { tarifa: cat, economias: e2 }], fracao(m3))), NO_TOTAL);
        // Direct tables jump at the limits, but both halves have the same volume per economia.
        expect(separada.ok ? separada.valor.exatoAgua : separada.erro.codigo).toEqual(junta.ok ? junta.valor.exatoAgua : junta.erro.codigo);
      }),
    );
  });
});

describe('tarifa: the plans of division (TR 5.3)', () => {
  const social = tarifa({ tipo: 'cascata', faixas: faixas(['0.5'], [null]) }, null, 'Social');
  const categorias = [{ tarifa: TR_14_1, economias: 4 }];
  const agua = (plano: Parameters<typeof dividir>[0]): string | null =>
    reais(exigir(calcular(exigir(dividir(plano, categorias, fracao(16))), SOROCABA)))[0] ?? null;

  it('multiplies the limits, charges by the principal economia, or charges one economia by its own tariff', () => {
    expect(agua({ tipo: 'MULTIPLICAR_LIMITES' })).toBe('32');
    expect(agua({ tipo: 'ECONOMIA_PRINCIPAL' })).toBe('39');
    expect(agua({ tipo: 'UMA_ECONOMIA', tarifa: social })).toBe('8');
  });
});

describe('tarifa: refusals', () => {
  const codigo = (d: DeclaracaoTabela): string => {
    const lida = lerTabela(d);
    return lida.ok ? 'ok' : lida.erro.codigo;
  };
  const uma = (acimaDe: string, ate: string | null, preco = '1'): DeclaracaoTabela['faixas'][number] => ({ acimaDe, ate, preco });

  it('refuses holes, overlaps, inverted bands and bad numbers', () => {
    const de = (...f: DeclaracaoTabela['faixas']): string => codigo({ tipo: 'cascata', faixas: f });
    expect(de(uma('0', '10'), uma('10', null))).toBe('ok');
    expect(de(uma('0', '10'), uma('11', null))).toBe('tarifa/lacuna-entre-faixas');
    expect(de(uma('1', '10'))).toBe('tarifa/lacuna-entre-faixas');
    expect(de(uma('0', '10'), uma('9', null))).toBe('tarifa/faixas-sobrepostas');
    expect(de(uma('0', null), uma('10', null))).toBe('tarifa/faixas-sobrepostas');
    expect(de(uma('0', '0'))).toBe('tarifa/faixa-invertida');
    expect(de(uma('0', '1O'))).toBe('tarifa/numero-invalido');
    expect(de(uma('0', '10', '-1'))).toBe('tarifa/valor-negativo');
    expect(de()).toBe('tarifa/sem-faixas');
    expect(codigo({ tipo: 'minimo+cascata', valorMinimo: '1', minimoM3: '10', faixas: [uma('0', '10')] })).toBe('tarifa/faixas-sobrepostas');
    expect(codigo({ tipo: 'minimo+cascata', minimoM3: '10', faixas: [] })).toBe('tarifa/campo-obrigatorio');
    expect(codigo({ tipo: 'cascata', valorFixo: '1', faixas: [uma('0', null)] })).toBe('tarifa/campo-indevido');
    expect(codigo({ tipo: 'cascata', franquiaM3: '20', faixas: [uma('0', '10')] })).toBe('tarifa/franquia-acima-da-ultima-faixa');
  });

  it('refuses a volume above a closed last band, counted per economia', () => {
    const em = (m3: number, quantas: number): string => {
      const c = calcular(exigir(dividir(PLANO_PADRAO, [{ tarifa: TR_14_1, economias: quantas }], fracao(m3))), SOROCABA);
      return c.ok ? 'ok' : c.erro.codigo;
    };
    expect([em(20, 1), em(21, 1), em(40, 2), em(41, 2)]).toEqual([
      'ok', 'tarifa/volume-acima-da-ultima-faixa', 'ok', 'tarifa/volume-acima-da-ultima-faixa',
    ]);
  });

  it('refuses volumes that are negative or not whole, and economias that are not a count', () => {
    const de = (m3: Fracao, quantas: number): string => {
      const p = dividir(PLANO_PADRAO, [{ tarifa: TR_14_1, economias: quantas }], m3);
      return p.ok ? 'ok' : p.erro.codigo;
    };
    expect(de(decimal('-1'), 1)).toBe('volume/negativo');
    expect(de(decimal('1.5'), 1)).toBe('volume/nao-inteiro');
    expect([0, 1.5, -1, Number.NaN].map((e) => de(ZERO, e))).toEqual(Array(4).fill('economias/invalidas'));
  });
});

describe('tarifa: properties', () => {
  it('costs more to consume more in a cascade, whatever the rounding', () => {
    fc.assert(
      fc.property(tabela.filter((t) => t.tipo !== 'direta'), volume, economias, arredondamento, (t, m3, quantas, regra) => {
        const de = (m: number) => calcular([{ rotulo: '', tabela: t, esgoto: null, volume: fracao(m), economias: fracao(quantas) }], regra);
        const [menos, maisUm] = [de(m3), de(m3 + 1)];
        fc.pre(menos.ok && maisUm.ok);
        expect(comparar(exigir(maisUm).agua, exigir(menos).agua)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('has rows whose volumes add up to the billed volume', () => {
    fc.assert(
      fc.property(tabela, volume, economias, (t, m3, quantas) => {
        const c = calcular([{ rotulo: '', tabela: t, esgoto: null, volume: fracao(m3), economias: fracao(quantas) }], NO_TOTAL);
        fc.pre(c.ok);
        const total = exigir(c).parcelas[0]?.linhas.reduce((a, l) => mais(a, l.m3), ZERO) ?? ZERO;
        const faturado = comparar(fracao(m3), vezes(t.franquia, fracao(quantas))) >= 0 ? fracao(m3) : vezes(t.franquia, fracao(quantas));
        expect(total).toEqual(faturado);
      }),
    );
  });
});
