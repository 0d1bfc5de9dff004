import { expect, it } from 'vitest';
import mostrarLigacao from '../../../../../events/http/cadastro/mostrar-ligacao.ts';
import { mediaDe, mesesDe } from './historico.ts';

const { leituras, faturas } = mostrarLigacao.resposta.parse(mostrarLigacao.exemplo.resposta);
const [leitura] = leituras;
const [fatura] = faturas;

it('the month that was billed shows what was billed, the one only read what was read', () => {
  const meses = mesesDe({ leituras: [{ ...leitura!, referencia: '2026-06', consumo: 9 }, leitura!], faturas: [{ ...fatura!, referencia: leitura!.referencia, volumeAgua: 10, valor: 2000 }] });
  expect(meses).toEqual([
    { referencia: '2026-06', consumo: 9, valor: null },
    { referencia: leitura!.referencia, consumo: 10, valor: 2000 },
  ]);
  expect(mediaDe(meses)).toBe(10);
});

it('what a well measures is not consumption of water', () => {
  expect(mesesDe({ leituras: [{ ...leitura!, medicao: 'POCO' }], faturas: [] })).toEqual([]);
});

it('a cancelled bill is not history, and no month has no average', () => {
  expect(mesesDe({ leituras: [], faturas: [{ ...fatura!, situacao: 'CANCELADA' }] })).toEqual([]);
  expect(mediaDe([])).toBeNull();
});
