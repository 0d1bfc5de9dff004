import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendario } from '../comum/calendario.ts';
import { dataCivil, dataDe, type DataCivil } from '../comum/data-civil.ts';
import { decimalExato, lerDecimalExato, textoDecimal, truncar, type DecimalExato } from '../comum/decimal-exato.ts';
import { centavos } from '../comum/dinheiro.ts';
import { decimal, mais, UM, vezes } from '../comum/fracao.ts';
import { referencia, type Referencia } from '../comum/referencia.ts';
import { exigir } from '../comum/resultado.ts';
import { acrescimosDaFatura, calcularAcrescimos, REGRA_TR_13_9 } from './acrescimos.ts';

const d = (texto: string): DecimalExato => exigir(lerDecimalExato(texto));
const selic = (meses: Readonly<Record<string, string>>): ReadonlyMap<Referencia, DecimalExato> =>
  new Map(Object.entries(meses).map(([mes, taxa]) => [referencia(mes), d(taxa)]));
const ATE_MAIO = selic({ '2013-04': '0.61', '2013-05': '0.60' });
const hoje = dataCivil('2013-06-20');

const linha = (valor: string, vencimento: string): readonly unknown[] => {
  const a = calcularAcrescimos(d(valor), dataCivil(vencimento), hoje, ATE_MAIO, REGRA_TR_13_9);
  return [textoDecimal(a.multa), a.juros.map((j) => textoDecimal(j.valor)), truncar(a.total, 2)];
};

describe('acréscimos (TR 13.9)', () => {
  it('gives the three rows of the table to the cent', () => {
    expect(linha('52.00', '2013-06-01')).toEqual(['1.04', [], 5304n]);
    expect(linha('69.69', '2013-05-01')).toEqual(['1.3938', ['0.710838'], 7179n]);
    expect(linha('20.59', '2013-04-01')).toEqual(['0.4118', ['0.210018', '0.127270908'], 2133n]);
  });

  it('charges nothing until the due date has passed', () => {
    expect(linha('52.00', '2013-06-20')).toEqual(['0', [], 5200n]);
    expect(linha('52.00', '2013-06-19')).toEqual(['1.04', [], 5304n]);
  });

  it('corrects no month before November 2009, only the fine', () => {
    const ate = (calculo: string) => calcularAcrescimos(d('100'), dataCivil('2008-01-10'), dataCivil(calculo), new Map(), REGRA_TR_13_9);
    expect(ate('2009-10-31').juros).toEqual([]);
    expect(ate('2009-12-01').juros.map((j) => j.referencia)).toEqual(['2009-11', '2009-12']);
  });

  it('applies the months at 1 % first and then the registered ones in calendar order', () => {
    const a = calcularAcrescimos(d('100'), dataCivil('2013-01-10'), dataCivil('2013-05-02'), selic({ '2013-02': '0.5', '2013-04': '0', '2013-06': '9' }), REGRA_TR_13_9);
    expect(a.juros.map((j) => [j.referencia, textoDecimal(j.taxa)])).toEqual([['2013-03', '1'], ['2013-05', '1'], ['2013-02', '0.5'], ['2013-04', '0']]);
  });

  it('is the value times the factors of an independent product, whatever the months', () => {
    const taxa = fc.integer({ min: 0, max: 500 }).map((n) => `${Math.floor(n / 100)}.${String(n % 100).padStart(2, '0')}`);
    fc.assert(
      fc.property(fc.nat(10_000_000), fc.integer({ min: 0, max: 60 }), fc.array(fc.option(taxa), { minLength: 60, maxLength: 60 }), (valor, meses, taxas) => {
        const mes = (i: number): string => dataDe(2015 + Math.floor(i / 12), (i % 12) + 1, 15).slice(0, 7);
        const registradas = Object.fromEntries(taxas.flatMap((t, i) => (t === null ? [] : [[mes(i + 1), t]])));
        const a = calcularAcrescimos(decimalExato(BigInt(valor), 2), dataCivil('2015-01-14'), dataCivil(`${mes(meses)}-20`), selic(registradas), REGRA_TR_13_9);
        let fator = decimal('1.02');
        for (let i = 0; i < meses; i += 1) fator = vezes(fator, mais(UM, vezes(decimal(taxas[i] ?? '1'), decimal('0.01'))));
        const total = vezes(vezes(decimal(String(valor)), decimal('0.01')), fator);
        expect(truncar(a.total, 2)).toBe((total.numerador * 100n) / total.denominador);
        expect(a.juros).toHaveLength(meses);
      }),
    );
  });
});

describe('acréscimos on a bill', () => {
  const fatura = (valor: number, vencimento: string, comMulta = true) => ({ valor: centavos(valor), vencimento: dataCivil(vencimento), comMulta });
  const de = (f: ReturnType<typeof fatura>, dia: DataCivil) => acrescimosDaFatura(f, dia, ATE_MAIO, calendario(), REGRA_TR_13_9);

  it('truncates the fine and leaves the rest to the correction, so that the rubricas add up', () => {
    expect(de(fatura(6969, '2013-05-01'), hoje)).toEqual({ multa: 139, correcao: 71, total: 7179 });
    expect(de(fatura(6999, '2013-06-01'), hoje)).toEqual({ multa: 139, correcao: 0, total: 7138 }); // 1,3998
    expect(de(fatura(2059, '2013-04-01'), hoje)).toEqual({ multa: 41, correcao: 33, total: 2133 });
  });

  it('bears nothing until the working day after a due date without banks, then counts from the due date', () => {
    const sabado = fatura(10_000, '2013-08-31');
    expect(de(sabado, dataCivil('2013-09-02'))).toEqual({ multa: 0, correcao: 0, total: 10_000 });
    expect(de(sabado, dataCivil('2013-09-03'))).toEqual({ multa: 200, correcao: 102, total: 10_302 });
  });

  it('keeps a value imported already corrected as a new base, without a second fine', () => {
    expect(de(fatura(10_000, '2013-05-02', false), hoje)).toEqual({ multa: 0, correcao: 100, total: 10_100 });
  });

  it('never breaks the sum nor gives a negative correction', () => {
    fc.assert(
      fc.property(fc.nat(100_000_000), fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 12 }), (valor, dia, mes) => {
        const a = de(fatura(valor, dataDe(2012, mes, dia)), hoje);
        expect(valor + a.multa + a.correcao).toBe(a.total);
        expect(a.correcao).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
