import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lerExpressao } from './expressao.ts';
import { instanteNoFuso } from './fuso.ts';
import { turnosPerdidos } from './turnos.ts';

const SP = 'America/Sao_Paulo';
const DIA_MS = 86_400_000;

/** The next `n` turns after an instant, as clocks of the zone show them. */
function turnos(expressao: string, desde: string, n: number, fuso = SP): string[] {
  const lida = lerExpressao(expressao, fuso, new Date(desde));
  const lista: string[] = [];
  for (let t = lida.proximo(new Date(desde)); t !== undefined && lista.length < n; t = lida.proximo(t)) {
    lista.push(t.toLocaleString('sv-SE', { timeZone: fuso }).slice(0, 16));
  }
  return lista;
}

describe('schedule expressions', () => {
  it.each([
    ['cron(0 5 * * ? *)', ['2026-11-21 05:00', '2026-11-22 05:00']],
    ['cron(30 * * * ? *)', ['2026-11-20 21:30', '2026-11-20 22:30']],
    ['cron(0 6 ? * MON-FRI *)', ['2026-11-23 06:00', '2026-11-24 06:00']],
    ['cron(0 6 ? * 2-6 *)', ['2026-11-23 06:00', '2026-11-24 06:00']],
    ['cron(0 6 ? * 1,7 *)', ['2026-11-21 06:00', '2026-11-22 06:00']],
    ['cron(0 6 ? * 3#2 *)', ['2026-12-08 06:00', '2027-01-12 06:00']],
    ['cron(0 6 ? * FRI#1 *)', ['2026-12-04 06:00', '2027-01-01 06:00']],
    ['cron(0 6 ? * 5L *)', ['2026-11-26 06:00', '2026-12-31 06:00']],
    ['cron(0 6 ? * L *)', ['2026-11-21 06:00', '2026-11-28 06:00']],
    ['cron(15 10 L * ? *)', ['2026-11-30 10:15', '2026-12-31 10:15']],
    ['cron(0/15 8 * * ? *)', ['2026-11-21 08:00', '2026-11-21 08:15']],
    ['cron(0 0 1 JAN ? 2028-2029)', ['2028-01-01 00:00', '2029-01-01 00:00']],
    ['cron(0 0 1 1 ? 2027/2)', ['2027-01-01 00:00', '2029-01-01 00:00']],
    ['cron(0 0 1 1 ? 2020)', []],
    ['rate(1 minute)', ['2026-11-20 21:01', '2026-11-20 21:02']],
    ['rate(2 days)', ['2026-11-22 21:00', '2026-11-24 21:00']],
    ['at(2026-12-24T18:00:00)', ['2026-12-24 18:00']],
    ['at(2020-12-24T18:00:00)', []],
  ])('%s fires when AWS does', (expressao, esperados) => {
    expect(turnos(expressao, '2026-11-21T00:00:00Z', 2)).toEqual(esperados);
  });

  it('follow the zone through changes of clock', () => {
    expect(lerExpressao('cron(0 5 * * ? *)', 'America/New_York', new Date(0)).proximo(new Date('2026-03-07T12:00:00Z'))?.toISOString()).toBe('2026-03-08T09:00:00.000Z');
    expect(lerExpressao('cron(0 5 * * ? *)', 'America/New_York', new Date(0)).proximo(new Date('2026-03-06T12:00:00Z'))?.toISOString()).toBe('2026-03-07T10:00:00.000Z');
    expect(instanteNoFuso('2018-11-04T00:30:00', SP).toISOString()).toBe('2018-11-04T03:30:00.000Z');
    expect(instanteNoFuso('2026-11-21T05:00:00', SP).toISOString()).toBe('2026-11-21T08:00:00.000Z');
  });

  it.each(['cron(0 5 * * *)', 'cron(0 5 * * * *)', 'cron(0 5 ? * ? *)', 'cron(0 5 15W * ? *)', 'cron(99 5 * * ? *)', 'cron(0 5 * * ? 20)', 'rate(0 minutes)', 'rate(5 weeks)', 'at(amanhã)', '0 5 * * *'])('refuses %s', (expressao) => {
    expect(() => lerExpressao(expressao, SP, new Date(0))).toThrow(/Agendamento inválido/);
  });

  it('every turn comes after the instant asked about, and none lies between', () => {
    const dia = lerExpressao('cron(0 5 * * ? *)', SP, new Date(0));
    fc.assert(
      fc.property(fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }), (depois) => {
        const t = dia.proximo(depois);
        expect(t?.getTime()).toBeGreaterThan(depois.getTime());
        expect((t?.getTime() ?? 0) - depois.getTime()).toBeLessThanOrEqual(DIA_MS);
        expect(t?.toISOString()).toContain('T08:00:00.000Z');
      }),
    );
  });

  it('missed turns are one a day, the last of the day', () => {
    const horaria = lerExpressao('cron(30 * * * ? *)', SP, new Date(0));
    const { turnos: perdidos, proximo } = turnosPerdidos(horaria, new Date('2026-11-20T21:30:00Z'), new Date('2026-11-22T12:00:00Z'), SP);
    expect(perdidos.map((t) => t.toISOString())).toEqual(['2026-11-21T02:30:00.000Z', '2026-11-22T02:30:00.000Z', '2026-11-22T11:30:00.000Z']);
    expect(proximo?.toISOString()).toBe('2026-11-22T12:30:00.000Z');
  });
});
