import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataCivil } from '../comum/data-civil.ts';
import { centavos, somarTodos } from '../comum/dinheiro.ts';
import { comparar, decimal, fracao, soma, textoExato, UM } from '../comum/fracao.ts';
import { atoId } from '../comum/identidades.ts';
import { exigir } from '../comum/resultado.ts';
import { criarCalculadora } from './calculadora.ts';
import { calcularConta, type AtoAplicado, type EntradaConta } from './conta.ts';
import { partesDaConta } from './partes-da-conta.ts';
import { compilarTarifa } from './tarifa/compilada.ts';
import { lerEsgoto } from './tarifa/esgoto.ts';
import { PLANO_PADRAO } from './tarifa/plano.ts';
import { lerTabela } from './tarifa/tabela.ts';
import { arredondamento, categoria, economias, volume } from './tarifa/tarifa.arbitrarios.ts';
import { partesDoPeriodo } from './tarifa/vigencia.ts';
import { lerTee } from './tee.ts';
import { TIPOS_FATURAMENTO } from '../cadastro/tipo-faturamento.ts';

const ato = (preco: string, peso = UM, id = 1): AtoAplicado => ({
  ato: atoId(id),
  peso,
  arredondamento: { modo: 'TRUNCAR', casas: 2, onde: 'POR_FAIXA' },
  plano: PLANO_PADRAO,
  categorias: [
    {
      tarifa: {
        rotulo: 'Residencial',
        tabela: exigir(lerTabela({ tipo: 'cascata', faixas: [{ acimaDe: '0', ate: null, preco }] })),
        esgoto: exigir(lerEsgoto({ tipo: 'percentual', percentual: '92.5' })),
      },
      economias: 1,
    },
  ],
  tee: { tipo: 'esgoto' },
});

const entrada = (parcial: Partial<EntradaConta> = {}): EntradaConta => ({ tipo: 2, volumeAgua: 10, volumeTee: 20, atos: [ato('1.00')], ...parcial });

const valores = (e: EntradaConta): readonly number[] => {
  const c = exigir(calcularConta(e));
  return [c.agua, c.esgoto, c.tee, c.total];
};

describe('conta: the five kinds of billing (TR 8.7)', () => {
  it('charges what each kind says', () => {
    expect(TIPOS_FATURAMENTO.map((tipo) => valores(entrada({ tipo })))).toEqual([
      [1000, 0, 0, 1000],
      [1000, 925, 0, 1925],
      [0, 0, 1850, 1850],
      [1000, 0, 1850, 2850],
      [1000, 925, 1850, 3775],
    ]);
  });

  it('charges TEE by a table of its own or by a fixed amount per economia', () => {
    const tabela = exigir(lerTee({ tipo: 'tabela', tarifa: { tipo: 'cascata', faixas: [{ acimaDe: '0', ate: null, preco: '0.333' }] } }));
    expect(valores(entrada({ tipo: 3, atos: [{ ...ato('1'), tee: tabela }] }))).toEqual([0, 0, 666, 666]);
    const valor = exigir(lerTee({ tipo: 'valor', valor: '25.90' }));
    expect(valores(entrada({ tipo: 4, volumeTee: 999, atos: [{ ...ato('1'), tee: valor }] }))).toEqual([1000, 0, 2590, 3590]);
  });

  it('does not consult the sewage table of who pays no sewage', () => {
    const esgoto = exigir(lerEsgoto({ tipo: 'tabela', tarifa: { tipo: 'cascata', faixas: [{ acimaDe: '0', ate: '5', preco: '1' }] } }));
    const um = ato('1.00');
    const atos = [{ ...um, categorias: um.categorias.map((c) => ({ ...c, tarifa: { ...c.tarifa, esgoto } })) }];
    expect(valores(entrada({ tipo: 1, atos }))).toEqual([1000, 0, 0, 1000]);
    expect(calcularConta(entrada({ tipo: 2, atos })).ok).toBe(false);
  });

  it('bills the water of who pays no sewage where the act does not say how sewage is charged, and refuses the others', () => {
    const um = ato('1.00');
    const atos = [{ ...um, categorias: um.categorias.map((c) => ({ ...c, tarifa: { ...c.tarifa, esgoto: { tipo: 'incompleto' } as const } })) }];
    const calculadora = criarCalculadora();
    const respostas = TIPOS_FATURAMENTO.map((tipo) => [calcularConta(entrada({ tipo, atos })), calculadora(entrada({ tipo, atos }))].map((c) => (c.ok ? c.valor.total : c.erro.codigo)));
    expect(respostas).toEqual([[1000, 1000], ...Array<string[]>(4).fill(['esgoto/sem-regra', 'esgoto/sem-regra'])]);
  });

  it('refuses TEE under an act that has none, and volumes that are not', () => {
    const codigo = (e: EntradaConta): string => {
      const c = calcularConta(e);
      return c.ok ? 'ok' : c.erro.codigo;
    };
    expect(codigo(entrada({ tipo: 3, atos: [{ ...ato('1'), tee: null }] }))).toBe('tee/sem-regra');
    expect(codigo(entrada({ volumeAgua: -1 }))).toBe('volume/negativo');
    expect(codigo(entrada({ volumeAgua: 1.5 }))).toBe('volume/nao-inteiro');
    expect(codigo(entrada({ tipo: 3, volumeTee: Number.NaN }))).toBe('volume/nao-inteiro');
    expect(codigo(entrada({ volumeAgua: Number.MAX_SAFE_INTEGER }))).toBe('conta/valor-grande-demais');
  });
});

describe('conta: two acts in one period', () => {
  const atos = [
    { numero: '1', desde: dataCivil('2012-01-01'), ate: dataCivil('2014-04-15') },
    { numero: '2', desde: dataCivil('2014-04-15'), ate: null },
  ];
  const partes = exigir(partesDoPeriodo(dataCivil('2014-04-01'), dataCivil('2014-05-01'), atos));

  it('counts the days of each act from the day after the previous reading to the day of the current one', () => {
    expect(partes.map((p) => p.dias)).toEqual([13, 17]);
    expect(comparar(soma(partes.map((p) => p.peso)), UM)).toBe(0);
  });

  it('weighs the bill under each act by the exact fraction of days and rounds once', () => {
    const dois = [ato('1.00', fracao(13n, 30n), 1), ato('2.00', fracao(17n, 30n), 2)].map((a) => ({
      ...a,
      arredondamento: { modo: 'MEIO_ACIMA', casas: 2, onde: 'POR_COMPONENTE' } as const,
    }));
    const c = exigir(calcularConta(entrada({ atos: dois })));
    expect([c.agua, c.esgoto, c.total]).toEqual([1567, 1449, 3016]); // 15.666… → 15.67 × 0.925 = 14.494…
    expect(c.atos.map((a) => a.ato)).toEqual([1, 2]);
    expect(c.calculoAgua?.parcelas.map((p) => p.linhas.map((l) => textoExato(l.valor)))).toEqual([['10'], ['20']]);
  });

  it('rounds the rows under POR_FAIXA and never the share of an act, by the rule of the last one', () => {
    const dois = [ato('1.00', fracao(13n, 30n), 1), ato('2.00', fracao(17n, 30n), 2)];
    expect(valores(entrada({ atos: dois }))).toEqual([1566, 1449, 0, 3015]); // 10.00 × 13/30 + 20.00 × 17/30; 9.25 × 13/30 + 18.50 × 17/30 = 14.491…
    const antes = { modo: 'MEIO_ACIMA', casas: 0, onde: 'NO_TOTAL' } as const;
    expect(valores(entrada({ atos: dois.map((a, i) => (i === 0 ? { ...a, arredondamento: antes } : a)) }))).toEqual([1566, 1449, 0, 3015]);
  });

  it('does not guess: a day without act and an inverted period are refused', () => {
    const codigo = (de: string, ate: string): string => {
      const r = partesDoPeriodo(dataCivil(de), dataCivil(ate), atos);
      return r.ok ? 'ok' : r.erro.codigo;
    };
    expect(codigo('2011-12-01', '2012-01-02')).toBe('vigencia/sem-ato');
    expect(codigo('2014-05-01', '2014-04-01')).toBe('vigencia/periodo-invertido');
    expect(codigo('2014-05-01', '2014-05-01')).toBe('ok');
  });

  it('throws when the weights do not add up to the period', () => {
    expect(() => calcularConta(entrada({ atos: [ato('1', decimal('0.5'))] }))).toThrow('pesos');
  });
});

describe('conta: the parts of a bill', () => {
  it('has components of sewage that add up to it, under every rounding, and parts that add up to the total', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(categoria, fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 3 }), arredondamento, volume, fc.constantFrom(...TIPOS_FATURAMENTO), (cats, regra, m3, tipo) => {
        const c = calcularConta(entrada({ tipo, volumeAgua: m3, atos: [{ ...ato('1'), arredondamento: regra, categorias: cats.map(([tarifa, quantas]) => ({ tarifa, economias: quantas })) }] }));
        fc.pre(c.ok);
        const conta = exigir(c);
        expect(somarTodos(conta.componentesEsgoto.map((p) => p.valor))).toBe(conta.esgoto);
        const partes = partesDaConta(conta);
        expect(somarTodos(partes.map((p) => p.valor))).toBe(conta.total);
        expect(partes.every((p) => p.valor > 0)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('gives the odd centavo of a total rounded once to the greatest part', () => {
    const valores = { agua: centavos(100), esgoto: centavos(100), tee: centavos(0), total: centavos(201), componentesEsgoto: [{ nome: 'ESGOTO', valor: centavos(100) }] };
    expect(partesDaConta(valores)).toEqual([{ rubrica: 'AGUA', valor: 101 }, { rubrica: 'ESGOTO', valor: 100 }]);
  });
});

describe('conta: the fast calculation', () => {
  it('equals the definition, refusals included, on any table, rule, volume and number of economias', () => {
    let rapidas = 0;
    fc.assert(
      fc.property(categoria, arredondamento, volume, economias, fc.constantFrom(1 as const, 2 as const), (tarifa, regra, m3, quantas, tipo) => {
        const e = entrada({ tipo, volumeAgua: m3, atos: [{ ...ato('1'), arredondamento: regra, categorias: [{ tarifa, economias: quantas }] }] });
        const exata = calcularConta(e);
        const calculadora = criarCalculadora();
        const rapida = calculadora(e);
        expect(calculadora(e)).toEqual(rapida);
        const esperada = exata.ok
          ? { ok: true, valor: { agua: exata.valor.agua, esgoto: exata.valor.esgoto, tee: exata.valor.tee, total: exata.valor.total, componentesEsgoto: exata.valor.componentesEsgoto } }
          : exata;
        expect(rapida).toEqual(esperada);
        if (compilarTarifa(tarifa, regra)?.(m3, quantas, { agua: 0, esgoto: 0, total: 0, componentes: [] }) === true) rapidas += 1;
      }),
      { numRuns: 3000 },
    );
    // A fast path that always gives up would pass the comparison above.
    expect(rapidas).toBeGreaterThan(1000);
  });

  it('equals the definition where the integers end', () => {
    const calcular = criarCalculadora();
    fc.assert(
      fc.property(categoria, arredondamento, fc.integer({ min: 1_000_000, max: Number.MAX_SAFE_INTEGER }), (tarifa, regra, m3) => {
        const e = entrada({ volumeAgua: m3, atos: [{ ...ato('1'), arredondamento: regra, categorias: [{ tarifa, economias: 1 }] }] });
        const exata = calcularConta(e);
        const rapida = calcular(e);
        expect(rapida.ok ? rapida.valor.total : rapida.erro.codigo).toBe(exata.ok ? exata.valor.total : exata.erro.codigo);
      }),
      { numRuns: 1000 },
    );
  });
});
