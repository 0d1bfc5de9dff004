import { expect, it } from 'vitest';
import { autor, contar, data, decimal, duracao, instante, mesCurto, NADA, reais, referencia } from './formatar.ts';

it('exact decimals keep what they say and lose only the zeros beyond the centavo', () => {
  expect(decimal('2.330000')).toBe('2,33');
  expect(decimal('0.123456')).toBe('0,123456');
  expect(decimal('-1234567.5')).toBe('-1.234.567,50');
  expect(decimal('10')).toBe('10,00');
});

it('instants are those of the utility, wherever the browser is', () => {
  expect(instante('2026-05-12T02:30:00Z')).toBe('11/05/2026 23:30');
});

it('how long something took is said as people say it', () => {
  const desde = (ms: number) => duracao('2026-05-12T08:00:00Z', new Date(Date.parse('2026-05-12T08:00:00Z') + ms).toISOString());
  expect([3_440, 59_400, 130_000, 3_720_000, 3 * 86_400_000, -5].map(desde)).toEqual(['3,4 s', '59 s', '2 min 10 s', '1 h 02 min', '3 dias', '0,0 s']);
});

it('what is not there is a dash, and what is not a date is shown as it came', () => {
  expect([reais(null), data(null), referencia(null)]).toEqual([NADA, NADA, NADA]);
  expect(data('sem data')).toBe('sem data');
  expect(data('2026-05-28')).toBe('28/05/2026');
  expect(mesCurto('2026-05')).toBe('mai/26');
});

it('counts agree in number, and the platform acts under a name that people know', () => {
  expect([contar(1, 'conta', 'contas'), contar(1200, 'conta', 'contas')]).toEqual(['1 conta', '1.200 contas']);
  expect([autor('sistema:abrir-ciclos'), autor('Marina')]).toEqual(['agenda automática', 'Marina']);
});
