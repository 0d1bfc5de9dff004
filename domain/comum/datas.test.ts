import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendario, diasUteisEntre, ehDiaUtil, feriadosDoAno, pascoa, proximoDiaUtil, somarDiasUteis } from './calendario.ts';
import {
  dataCivil, dataDoNumero, diaDaSemana, diasEntre, ehDataCivil, formatarData, numeroDoDia, somarDias, somarMesesNaData, ultimoDiaDoMes,
} from './data-civil.ts';
import { mesesEntre, referencia, referenciaDe, somarMeses, ultimoDia } from './referencia.ts';

const dia = fc.integer({ min: numeroDoDia(dataCivil('1900-01-01')), max: numeroDoDia(dataCivil('2199-12-31')) });

describe('data civil', () => {
  it('knows which days exist', () => {
    const certas = ['2024-02-29', '2000-02-29', '1900-01-01', '2199-12-31'];
    const erradas = ['2023-02-29', '1900-02-29', '2014-13-01', '2014-00-10', '2014-04-31', '2014-4-1', '1899-12-31', '2014-04-01 '];
    expect([...certas, ...erradas].filter(ehDataCivil)).toEqual(certas);
  });

  it('agrees with an independent calendar on every day of three centuries', () => {
    fc.assert(
      fc.property(dia, (n) => {
        const outra = new Date(n * 86_400_000);
        const data = dataDoNumero(n);
        expect(data).toBe(outra.toISOString().slice(0, 10));
        expect(numeroDoDia(data)).toBe(n);
        expect(diaDaSemana(data)).toBe(outra.getUTCDay());
      }),
      { numRuns: 2000 },
    );
  });

  it('adds days and months', () => {
    expect(somarDias(dataCivil('2013-12-31'), 1)).toBe('2014-01-01');
    expect(somarMesesNaData(dataCivil('2014-08-31'), 6)).toBe('2015-02-28');
    expect(somarMesesNaData(dataCivil('2014-01-15'), -1)).toBe('2013-12-15');
    expect(ultimoDiaDoMes(dataCivil('2016-02-03'))).toBe('2016-02-29');
    expect(diasEntre(dataCivil('2014-03-01'), dataCivil('2014-02-28'))).toBe(-1);
    expect(formatarData(dataCivil('2014-08-31'))).toBe('31/08/2014');
  });

  it('adds months to a referência across years', () => {
    expect(somarMeses(referencia('2013-11'), 3)).toBe('2014-02');
    expect(somarMeses(referencia('2013-01'), -1)).toBe('2012-12');
    expect(mesesEntre(referencia('2013-04'), referenciaDe(dataCivil('2013-06-20')))).toBe(2);
    expect(ultimoDia(referencia('2024-02'))).toBe('2024-02-29');
  });
});

describe('calendário', () => {
  it('finds Easter', () => {
    const conhecidas = { 2000: '2000-04-23', 2008: '2008-03-23', 2011: '2011-04-24', 2013: '2013-03-31', 2024: '2024-03-31', 2025: '2025-04-20', 2038: '2038-04-25' };
    for (const [ano, data] of Object.entries(conhecidas)) expect(pascoa(Number(ano))).toBe(data);
  });

  it('lists the holidays of a year, the 20th of November only from 2024 (Lei 14.759/2023)', () => {
    expect(feriadosDoAno(2023).map((f) => f.data)).not.toContain('2023-11-20');
    expect(feriadosDoAno(2024).map((f) => f.data)).toEqual([
      '2024-01-01', '2024-02-12', '2024-02-13', '2024-03-29', '2024-04-21', '2024-05-01', '2024-05-30',
      '2024-09-07', '2024-10-12', '2024-11-02', '2024-11-15', '2024-11-20', '2024-12-25',
    ]);
  });

  it('walks over weekends, holidays, bank days and local holidays', () => {
    const cal = calendario([dataCivil('2024-02-14')]);
    expect(proximoDiaUtil(dataCivil('2024-02-10'), cal)).toBe('2024-02-15');
    expect(ehDiaUtil(dataCivil('2024-02-12'), { ...cal, comBancos: false })).toBe(true);
    expect(somarDiasUteis(dataCivil('2024-03-28'), 1, cal)).toBe('2024-04-01');
    expect(somarDiasUteis(dataCivil('2024-04-01'), -1, cal)).toBe('2024-03-28');
    expect(somarDiasUteis(dataCivil('2024-03-30'), 0, cal)).toBe('2024-04-01');
  });

  it('counts the working days it walked', () => {
    const cal = calendario();
    fc.assert(
      fc.property(dia, fc.integer({ min: 1, max: 60 }), (n, quantos) => {
        const inicio = dataDoNumero(Math.min(n, numeroDoDia(dataCivil('2199-06-01'))));
        expect(diasUteisEntre(inicio, somarDiasUteis(inicio, quantos, cal), cal)).toBe(quantos);
      }),
    );
  });
});
