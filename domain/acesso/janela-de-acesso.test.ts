import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataCivil, diaDaSemana, numeroDoDia, somarDias, type DataCivil, type DiaDaSemana } from '../comum/data-civil.ts';
import {
  dentroDaJanela, DIAS_DE_BUSCA, fechaEm, horarioQueVale, MINUTOS_DO_DIA, proximaAbertura, type ExcecaoDeHorario, type HorarioDeAcesso, type Janela, type MomentoCivil,
} from './janela-de-acesso.ts';

// 2026-11-30 is a Monday.
const em = (data: string, hora: string): MomentoCivil => ({ data: dataCivil(data), minuto: Number(hora.slice(0, 2)) * 60 + Number(hora.slice(3)) });
const UTEIS: readonly DiaDaSemana[] = [1, 2, 3, 4, 5];
const COMERCIAL: Janela = { dias: UTEIS, inicio: 480, fim: 1020 };
const NOITE_DE_SEXTA: Janela = { dias: [5], inicio: 1320, fim: 360 };
const horario = (janelas: readonly Janela[], excecoes: readonly ExcecaoDeHorario[] = []): HorarioDeAcesso => ({ janelas, excecoes });
const fechado = (data: string): ExcecaoDeHorario => ({ tipo: 'FECHADO', data: dataCivil(data) });
const extra = (data: string, inicio: number, fim: number): ExcecaoDeHorario => ({ tipo: 'EXTRA', data: dataCivil(data), inicio, fim });

describe('janelas da semana', () => {
  it('let in from the first minute until the last, on their weekdays', () => {
    const momentos = [em('2026-11-30', '07:59'), em('2026-11-30', '08:00'), em('2026-11-30', '16:59'), em('2026-11-30', '17:00'), em('2026-11-29', '10:00')];
    expect(momentos.map((m) => dentroDaJanela(horario([COMERCIAL]), m))).toEqual([false, true, true, false, false]);
  });

  it('that cross midnight belong to the day on which they begin', () => {
    const momentos = [em('2026-11-27', '05:00'), em('2026-11-27', '22:00'), em('2026-11-28', '05:59'), em('2026-11-28', '06:00'), em('2026-11-28', '23:00')];
    expect(momentos.map((m) => dentroDaJanela(horario([NOITE_DE_SEXTA]), m))).toEqual([false, true, true, false, false]);
  });

  it('are a union, and none of them is always', () => {
    expect(dentroDaJanela(horario([COMERCIAL, NOITE_DE_SEXTA]), em('2026-11-27', '23:00'))).toBe(true);
    expect(dentroDaJanela(horario([]), em('2026-11-29', '03:00'))).toBe(true);
  });

  it('end a session that is inside at the end of what is open, across windows and midnight', () => {
    expect(fechaEm(horario([COMERCIAL]), em('2026-11-30', '09:10'))).toEqual(em('2026-11-30', '17:00'));
    expect(fechaEm(horario([COMERCIAL, { dias: [1], inicio: 1000, fim: 1200 }]), em('2026-11-30', '09:10'))).toEqual(em('2026-11-30', '20:00'));
    expect(fechaEm(horario([{ dias: [1], inicio: 720, fim: 1020 }, { dias: [1], inicio: 480, fim: 720 }]), em('2026-11-30', '09:10'))).toEqual(em('2026-11-30', '17:00'));
    expect(fechaEm(horario([NOITE_DE_SEXTA]), em('2026-11-27', '23:00'))).toEqual(em('2026-11-28', '06:00'));
    expect(fechaEm(horario([{ dias: [1], inicio: 0, fim: MINUTOS_DO_DIA }]), em('2026-11-30', '10:00'))).toEqual(em('2026-12-01', '00:00'));
    expect(fechaEm(horario([COMERCIAL]), em('2026-11-29', '10:00'))).toEqual(em('2026-11-29', '10:00'));
    expect(fechaEm(horario([]), em('2026-11-29', '10:00'))).toBeNull();
  });

  it('open next on the next day that has one', () => {
    expect(proximaAbertura(horario([COMERCIAL]), em('2026-11-27', '17:00'))).toEqual(em('2026-11-30', '08:00'));
    expect(proximaAbertura(horario([COMERCIAL]), em('2026-11-30', '05:00'))).toEqual(em('2026-11-30', '08:00'));
    expect(proximaAbertura(horario([COMERCIAL]), em('2026-11-30', '09:00'))).toEqual(em('2026-11-30', '09:00'));
    expect(proximaAbertura(horario([{ dias: [], inicio: 0, fim: 60 }]), em('2026-11-30', '09:00'))).toBeNull();
  });
});

describe('exceções com data', () => {
  it('close a holiday whole, the end of the night before it too, even to who has no windows', () => {
    const natal = fechado('2026-12-25');
    expect(dentroDaJanela(horario([COMERCIAL], [natal]), em('2026-12-25', '10:00'))).toBe(false);
    expect(dentroDaJanela(horario([], [natal]), em('2026-12-25', '10:00'))).toBe(false);
    const vespera = horario([{ dias: [4], inicio: 1320, fim: 360 }], [natal]);
    expect(fechaEm(vespera, em('2026-12-24', '23:00'))).toEqual(em('2026-12-25', '00:00'));
    expect(proximaAbertura(horario([COMERCIAL], [natal]), em('2026-12-24', '17:00'))).toEqual(em('2026-12-28', '08:00'));
  });

  it('open an extra evening, which goes past midnight and wins over a closed date', () => {
    const plantao = horario([COMERCIAL], [fechado('2026-11-28'), extra('2026-11-28', 1080, 60)]);
    const momentos = [em('2026-11-28', '17:59'), em('2026-11-28', '18:00'), em('2026-11-29', '00:59'), em('2026-11-29', '01:00')];
    expect(momentos.map((m) => dentroDaJanela(plantao, m))).toEqual([false, true, true, false]);
    expect(proximaAbertura(plantao, em('2026-11-27', '18:00'))).toEqual(em('2026-11-28', '18:00'));
  });
});

describe('usuário e perfis', () => {
  it('the windows of the user replace those of the profiles, which add to each other', () => {
    const perfis = [horario([COMERCIAL]), horario([NOITE_DE_SEXTA])];
    expect(horarioQueVale(horario([]), perfis).janelas).toEqual([COMERCIAL, NOITE_DE_SEXTA]);
    expect(horarioQueVale(horario([NOITE_DE_SEXTA]), perfis).janelas).toEqual([NOITE_DE_SEXTA]);
  });

  it('a profile without windows does not lift those of another', () => {
    expect(horarioQueVale(horario([]), [horario([]), horario([COMERCIAL])]).janelas).toEqual([COMERCIAL]);
    expect(horarioQueVale(horario([]), [horario([])]).janelas).toEqual([]);
  });

  it('an exception of the user replaces those of the profiles on its date only', () => {
    const perfil = horario([COMERCIAL], [fechado('2026-12-25'), fechado('2027-01-01')]);
    const plantonista = horario([], [extra('2026-12-25', 480, 720)]);
    expect(horarioQueVale(plantonista, [perfil]).excecoes).toEqual([extra('2026-12-25', 480, 720), fechado('2027-01-01')]);
  });
});

describe('qualquer horário', () => {
  const inicioDaSemana = dataCivil('2026-11-23');
  const dia = fc.integer({ min: 0, max: 20 }).map((n): DataCivil => somarDias(inicioDaSemana, n));
  const horas = fc.record({ inicio: fc.integer({ min: 0, max: 1439 }), fim: fc.integer({ min: 1, max: 1440 }) }).filter((h) => h.inicio !== h.fim);
  const janela = fc.tuple(fc.subarray<DiaDaSemana>([0, 1, 2, 3, 4, 5, 6]), horas).map(([dias, h]): Janela => ({ dias, ...h }));
  const excecao = fc.oneof(
    dia.map((data): ExcecaoDeHorario => ({ tipo: 'FECHADO', data })),
    fc.tuple(dia, horas).map(([data, h]): ExcecaoDeHorario => ({ tipo: 'EXTRA', data, ...h })),
  );
  const qualquer = fc.record({ janelas: fc.array(janela, { maxLength: 4 }), excecoes: fc.array(excecao, { maxLength: 4 }) });
  const momento = fc.record({ data: dia, minuto: fc.integer({ min: 0, max: 1439 }) });

  /** The same rule said over one long line of minutes, without days cut in pieces. */
  const oraculo = ({ janelas, excecoes }: HorarioDeAcesso, m: MomentoCivil): boolean => {
    const linha = (data: DataCivil, minuto: number) => numeroDoDia(data) * MINUTOS_DO_DIA + minuto;
    const agora = linha(m.data, m.minuto);
    const cobre = (data: DataCivil, h: { readonly inicio: number; readonly fim: number }) =>
      linha(data, h.inicio) <= agora && agora < linha(h.fim < h.inicio ? somarDias(data, 1) : data, h.fim);
    const vespera = somarDias(m.data, -1);
    if (excecoes.some((e) => e.tipo === 'EXTRA' && cobre(e.data, e))) return true;
    if (excecoes.some((e) => e.tipo === 'FECHADO' && e.data === m.data)) return false;
    return janelas.length === 0 || [m.data, vespera].some((data) => janelas.some((j) => j.dias.includes(diaDaSemana(data)) && cobre(data, j)));
  };

  it('is open where the rule over one line of minutes says so', () => {
    fc.assert(fc.property(qualquer, momento, (h, m) => dentroDaJanela(h, m) === oraculo(h, m)), { numRuns: 2000 });
  });

  it('closes at the first minute outside and opens at the first minute inside', () => {
    const ordem = (m: MomentoCivil) => numeroDoDia(m.data) * MINUTOS_DO_DIA + m.minuto;
    const deOrdem = (base: MomentoCivil, n: number): MomentoCivil => {
      const total = base.minuto + n;
      return { data: somarDias(base.data, Math.floor(total / MINUTOS_DO_DIA)), minuto: total % MINUTOS_DO_DIA };
    };
    fc.assert(
      fc.property(qualquer, momento, (h, m) => {
        const dentro = oraculo(h, m);
        const virada = dentro ? fechaEm(h, m) : proximaAbertura(h, m);
        const limite = virada === null ? (DIAS_DE_BUSCA - 1) * MINUTOS_DO_DIA : ordem(virada) - ordem(m);
        // Every minute of the first two days, then one in 37: the whole year would be slow and say no more.
        for (let n = 0; n < limite; n += n < 2 * MINUTOS_DO_DIA ? 1 : 37) if (oraculo(h, deOrdem(m, n)) !== dentro) return false;
        if (virada !== null && limite > 0 && oraculo(h, deOrdem(m, limite - 1)) !== dentro) return false;
        return virada === null || oraculo(h, virada) !== dentro;
      }),
      { numRuns: 60 },
    );
  });

  it('a session that is outside ends now, and one inside opens now', () => {
    fc.assert(
      fc.property(qualquer, momento, (h, m) => {
        if (dentroDaJanela(h, m)) expect(proximaAbertura(h, m)).toEqual(m);
        else expect(fechaEm(h, m)).toEqual(m);
      }),
    );
  });
});
