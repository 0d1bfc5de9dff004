import { expect, test } from 'vitest';
import { referencia, type Referencia } from '../comum/referencia.ts';
import { historicoDaLigacao, type MesGuardado } from './historico.ts';

const r = referencia;
const lida = (mes: string, mais: Partial<MesGuardado> = {}): MesGuardado => ({ referencia: r(mes), lida: true, fatura: null, semFatura: null, ...mais });
const fatura = (consumo: number, valor: number, tipoConsumo = 1, medida = true) => ({ medida, consumo, tipoConsumo, valor });
const passado = (mes: Referencia | null, consumos: number[], valores: number[]) => ({ referencia: mes, consumos, valores });

test('months from before this system are told from the readings that they had: a month not read takes no consumption', () => {
  const guardados = [lida('2026-07'), lida('2026-08', { lida: false }), lida('2026-09'), lida('2026-10')];
  expect(historicoDaLigacao(r('2026-11'), 4, passado(r('2026-10'), [15, 14, 12], [150, 140, 130, 120]), guardados)).toEqual([
    { referencia: '2026-07', consumo: 12, tipoConsumo: 1, valor: 120 },
    { referencia: '2026-08', consumo: null, tipoConsumo: null, valor: 130 },
    { referencia: '2026-09', consumo: 14, tipoConsumo: 1, valor: 140 },
    { referencia: '2026-10', consumo: 15, tipoConsumo: 1, valor: 150 },
  ]);
});

test('a bill of this system says its month, and takes its place in the past without moving the others', () => {
  const guardados = [lida('2026-09'), lida('2026-10', { lida: false, fatura: fatura(13, 135, 2) }), lida('2026-11', { fatura: fatura(16, 160) })];
  const doPassado = passado(r('2026-11'), [16, 13, 14], [160, 135, 140]);
  expect(historicoDaLigacao(r('2026-12'), 3, doPassado, guardados).map((m) => [m.consumo, m.tipoConsumo, m.valor])).toEqual([[14, 1, 140], [13, 2, 135], [16, 1, 160]]);
});

test('a bill printed again later shows what came before it, not what came after', () => {
  const guardados = [lida('2026-08'), lida('2026-09'), lida('2026-10', { fatura: fatura(15, 150) }), lida('2026-11', { fatura: fatura(16, 160) })];
  const doPassado = passado(r('2026-11'), [16, 15, 14, 13], [160, 150, 140, 130]);
  expect(historicoDaLigacao(r('2026-10'), 2, doPassado, guardados).map((m) => [m.referencia, m.consumo, m.valor])).toEqual([['2026-08', 13, 130], ['2026-09', 14, 140]]);
});

test('a parked month is a hole; a closed month without bill took its place', () => {
  const guardados = [lida('2026-08'), lida('2026-09', { semFatura: 'NO_PASSADO' }), lida('2026-10', { semFatura: 'ESTACIONADA' }), lida('2026-11', { fatura: fatura(30, 300) })];
  const doPassado = passado(r('2026-11'), [30, 0, 14], [300, 0, 140]);
  expect(historicoDaLigacao(r('2026-12'), 4, doPassado, guardados).map((m) => [m.consumo, m.valor])).toEqual([[14, 140], [0, 0], [null, null], [30, 300]]);
});

test('a new ligação has no past', () => {
  expect(historicoDaLigacao(r('2026-12'), 2, passado(null, [], []), [])).toEqual([
    { referencia: '2026-10', consumo: null, tipoConsumo: null, valor: null },
    { referencia: '2026-11', consumo: null, tipoConsumo: null, valor: null },
  ]);
});
