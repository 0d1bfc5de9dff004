import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataCivil } from '../comum/data-civil.ts';
import { decimal, soma, textoExato } from '../comum/fracao.ts';
import { atoId } from '../comum/identidades.ts';
import { exigir } from '../comum/resultado.ts';
import type { AtoTarifario, CategoriaDoAto } from './ato.ts';
import { memoriaDeCalculo, memoriaProvada, type BaseDoCalculo, type Memoria } from './memoria-de-calculo.ts';
import { rubricasDaConta } from './previa/rubricas-da-conta.ts';
import type { RegraArredondamento } from './tarifa/arredondamento.ts';
import { lerEsgoto } from './tarifa/esgoto.ts';
import { PLANO_PADRAO } from './tarifa/plano.ts';
import { lerTabela, type DeclaracaoTabela } from './tarifa/tabela.ts';
import { arredondamento, categoria as categoriaQualquer, volume } from './tarifa/tarifa.arbitrarios.ts';
import { lerTee, type DeclaracaoTee } from './tee.ts';
import { TIPOS_FATURAMENTO } from '../cadastro/tipo-faturamento.ts';

const SOROCABA: RegraArredondamento = { modo: 'TRUNCAR', casas: 2, onde: 'POR_FAIXA' };
const TR_14_7: DeclaracaoTabela = {
  tipo: 'cascata',
  faixas: [['0', '10', '1.07'], ['10', '15', '1.61'], ['15', '20', '2.33'], ['20', '25', '3.37']].map(([acimaDe = '', ate = '', preco = '']) => ({ acimaDe, ate, preco })),
};
const COMERCIAL: DeclaracaoTabela = { tipo: 'fixa+cascata', valorFixo: '8.00', faixas: [{ acimaDe: '0', ate: null, preco: '5' }] };

function categoria(rotulo: string, tabela: DeclaracaoTabela, tee: DeclaracaoTee = { tipo: 'esgoto' }): CategoriaDoAto {
  return { tarifa: { rotulo, tabela: exigir(lerTabela(tabela)), esgoto: exigir(lerEsgoto({ tipo: 'percentual', percentual: '92.5' })) }, plano: PLANO_PADRAO, tee: exigir(lerTee(tee)) };
}

function ato(id: number, categorias: readonly CategoriaDoAto[], regra = SOROCABA): AtoTarifario {
  return { id: atoId(id), numero: `Ato ${id}`, desde: dataCivil('2014-01-01'), ate: null, arredondamento: regra, categorias: new Map(categorias.map((c, i) => [i + 1, c])) };
}

const RUBRICAS = new Map([['AGUA', 1], ['ESGOTO', 2], ['TEE', 3]]);
const tabelas = (...atos: readonly AtoTarifario[]) => ({ atos: new Map(atos.map((a) => [Number(a.id), a])), categoriaDe: new Map([[101, 1], [201, 2]]), rubricaDe: RUBRICAS });
const base = (mudancas: Partial<BaseDoCalculo> = {}): BaseDoCalculo => ({
  tipoFaturamento: 2, volumeAgua: 268, volumeTee: 0, economias: [101, 12], ato: 1, atoSeguinte: null, dias: 30, diasAto: null, ...mudancas,
});
const linhas = (m: Memoria) => m.blocos.flatMap((b) => b.linhas);
const somaDe = (m: Memoria, campo: 'agua' | 'esgoto') => textoExato(soma(linhas(m).map((l) => decimal(l[campo]))));

describe('memory of a calculation', () => {
  it('is the worked example of TR 14.7, band by band: 268 m³ in 12 economias', () => {
    const m = exigir(memoriaDeCalculo(base(), tabelas(ato(1, [categoria('Residencial', TR_14_7)]))));
    expect(m.atos).toEqual([{ numero: 'Ato 1', dias: 30 }]);
    expect(m.blocos.map(({ ato: numero, categoria: nome, servico, economias, volume: m3 }) => [numero, nome, servico, economias, m3])).toEqual([['Ato 1', 'Residencial', 'CONSUMO', '12', '268']]);
    expect(linhas(m).map((l) => [l.acimaDe, l.ate, l.quantidade, l.preco, l.agua, l.percentual, l.esgoto])).toEqual([
      [0, 120, '120', '1.07', '128.4', '92.5', '118.77'],
      [120, 180, '60', '1.61', '96.6', '92.5', '89.35'],
      [180, 240, '60', '2.33', '139.8', '92.5', '129.31'],
      [240, 300, '28', '3.37', '94.36', '92.5', '87.28'],
    ]);
    expect([m.conta.agua, m.conta.esgoto, m.conta.total]).toEqual([45916, 42471, 88387]);
  });

  it('names the act of each line when two acts weigh the same', () => {
    const cara = { ...TR_14_7, faixas: TR_14_7.faixas.map((f) => ({ ...f, preco: '9.99' })) };
    const t = tabelas(ato(1, [categoria('Residencial', TR_14_7)]), ato(2, [categoria('Residencial', cara)]));
    const m = exigir(memoriaDeCalculo(base({ volumeAgua: 10, economias: [101, 1], atoSeguinte: 2, diasAto: 15 }), t));
    expect(m.atos).toEqual([{ numero: 'Ato 1', dias: 15 }, { numero: 'Ato 2', dias: 15 }]);
    expect(m.blocos.map((b) => [b.ato, b.linhas.map((l) => [l.preco, l.agua])])).toEqual([
      ['Ato 1', [['1.07', '5.35']]],
      ['Ato 2', [['9.99', '49.95']]],
    ]);
  });

  it('rounds every line by the rule of the last act and weighs it without rounding, as the bill does', () => {
    const antes: RegraArredondamento = { modo: 'MEIO_ACIMA', casas: 0, onde: 'NO_TOTAL' };
    const t = tabelas(ato(1, [categoria('Residencial', TR_14_7)], antes), ato(2, [categoria('Residencial', TR_14_7)]));
    const m = exigir(memoriaDeCalculo(base({ volumeAgua: 11, economias: [101, 1], atoSeguinte: 2, diasAto: 13 }), t));
    expect(somaDe(m, 'agua')).toBe(textoExato(decimal((m.conta.agua / 100).toFixed(2))));
    expect(linhas(m).map((l) => l.agua)).toEqual(['4.636667', '0.697667', '6.063333', '0.912333']);
    expect([m.conta.agua, linhas(m).map((l) => l.centavosAgua)]).toEqual([1231, [464, 70, 606, 91]]); // 10.70 + 1.61
  });

  it('apportions a building of two categories by economias, each by its own table', () => {
    const m = exigir(memoriaDeCalculo(base({ volumeAgua: 20, economias: [101, 2, 201, 1] }), tabelas(ato(1, [categoria('Residencial', TR_14_7), categoria('Comercial', COMERCIAL)]))));
    expect(m.blocos.map((b) => [b.categoria, b.economias, b.volume])).toEqual([['Residencial', '2', '13.333333'], ['Comercial', '1', '6.666667']]);
    expect(m.blocos[1]?.linhas.map((l) => [l.tipo, l.quantidade, l.preco, l.agua])).toEqual([['FIXO', null, null, '8'], ['FAIXA', '6.666667', '5', '33.33']]);
  });

  it('charges TEE without its water, whether by the sewage of the volume, by a table or by an amount', () => {
    const tipo = { tipoFaturamento: 3, volumeAgua: 0, volumeTee: 20, economias: [101, 1] };
    const com = (tee: DeclaracaoTee) => exigir(memoriaDeCalculo(base(tipo), tabelas(ato(1, [categoria('Residencial', TR_14_7, tee)]))));
    const porEsgoto = com({ tipo: 'esgoto' });
    expect(linhas(porEsgoto).map((l) => [l.servico, l.agua, l.percentual, l.esgoto])).toEqual([['TEE', '0', '92.5', '9.89'], ['TEE', '0', '92.5', '7.44'], ['TEE', '0', '92.5', '10.77']]);
    expect(porEsgoto.conta.tee).toBe(2810);
    const porTabela = com({ tipo: 'tabela', tarifa: { tipo: 'cascata', faixas: [{ acimaDe: '0', ate: null, preco: '0.333' }] } });
    expect(linhas(porTabela).map((l) => [l.preco, l.agua, l.percentual, l.esgoto])).toEqual([['0.333', '0', null, '6.66']]);
    expect(linhas(com({ tipo: 'valor', valor: '25.90' })).map((l) => [l.tipo, l.quantidade, l.esgoto])).toEqual([['FIXO', null, '25.9']]);
  });

  it('gives sewage with a table of its own lines of its own, rounded as the bill rounds them', () => {
    const c = categoria('Residencial', TR_14_7);
    const esgoto = exigir(lerEsgoto({ tipo: 'tabela', tarifa: { tipo: 'cascata', faixas: [{ acimaDe: '0', ate: null, preco: '0.3333' }] } }));
    const m = exigir(memoriaDeCalculo(base({ volumeAgua: 10, economias: [101, 1] }), tabelas(ato(1, [{ ...c, tarifa: { ...c.tarifa, esgoto } }]))));
    expect(linhas(m).map((l) => [l.servico, l.agua, l.esgoto])).toEqual([['AGUA', '10.7', '0'], ['ESGOTO', '0', '3.33']]);
  });

  it('has whole centavos that add up to the bill, under every table, rule, kind of billing and pair of acts', () => {
    fc.assert(
      fc.property(categoriaQualquer, categoriaQualquer, arredondamento, volume, fc.constantFrom(...TIPOS_FATURAMENTO), fc.nat(30), (um, outro, regra, m3, tipoFaturamento, diasAto) => {
        const de = (tarifa: CategoriaDoAto['tarifa']): CategoriaDoAto => ({ tarifa, plano: PLANO_PADRAO, tee: { tipo: 'esgoto' } });
        const t = tabelas(ato(1, [de(um)], regra), ato(2, [de(outro)], regra));
        const dois = diasAto > 0 && diasAto < 30;
        const m = memoriaDeCalculo(base({ tipoFaturamento, volumeAgua: m3, volumeTee: m3, economias: [101, 3], ...(dois ? { atoSeguinte: 2, diasAto } : {}) }), t);
        fc.pre(m.ok);
        const { conta } = exigir(m);
        const todas = linhas(exigir(m));
        const total = (servicos: readonly string[], campo: 'centavosAgua' | 'centavosEsgoto') => todas.filter((l) => servicos.includes(l.servico)).reduce((s, l) => s + l[campo], 0);
        expect([total(['AGUA', 'ESGOTO', 'TEE'], 'centavosAgua'), total(['AGUA', 'ESGOTO'], 'centavosEsgoto'), total(['TEE'], 'centavosEsgoto')]).toEqual([conta.agua, conta.esgoto, conta.tee]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a memory is shown only when proven', () => {
  const t = tabelas(ato(1, [categoria('Residencial', TR_14_7)]));
  const guardada = (rubricas: readonly number[], valores: readonly number[]) => ({ ...base(), rubricas, valores });
  const codigo = (rubricas: readonly number[], valores: readonly number[]) => {
    const m = memoriaProvada(guardada(rubricas, valores), t);
    return m.ok ? 'ok' : m.erro.codigo;
  };

  it('accepts what was charged, with late charges beside it', () => {
    expect(codigo([1, 2], [45916, 42471])).toBe('ok');
    expect(codigo([1, 2, 4, 5], [45916, 42471, 241, 88])).toBe('ok');
  });

  it('refuses a centavo of difference, a missing rubrica and one too many', () => {
    expect(codigo([1, 2], [45916, 42470])).toBe('memoria/diverge');
    expect(codigo([1], [88387])).toBe('memoria/diverge');
    expect(codigo([1, 2, 3], [45916, 42471, 1])).toBe('memoria/diverge');
  });

  it('agrees with how the prévia makes its rubricas', () => {
    const m = exigir(memoriaDeCalculo(base(), t));
    const pares = rubricasDaConta(m.conta, { multa: 10, correcao: 5 }, RUBRICAS);
    expect(codigo(pares.map(([r]) => r), pares.map(([, v]) => v))).toBe('ok');
  });

  it('refuses what it cannot compute: unknown act, kind of billing, or category without tariff in the act', () => {
    const recusado = (mudancas: Partial<BaseDoCalculo>) => {
      const m = memoriaDeCalculo(base(mudancas), t);
      return m.ok ? 'ok' : m.erro.codigo;
    };
    expect(recusado({ ato: 9 })).toBe('memoria/ato-desconhecido');
    expect(recusado({ tipoFaturamento: 6 })).toBe('memoria/tipo-desconhecido');
    expect(recusado({ economias: [101, 1, 201, 1] })).toBe('ato/categoria-sem-tarifa');
  });
});
