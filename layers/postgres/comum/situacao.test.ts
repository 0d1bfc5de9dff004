import { expect, test } from 'vitest';
import { MAQUINA_CICLO, MAQUINA_ROTA } from '../../../domain/faturamento/maquinas.ts';
import { indoDe, podeIrPara } from './situacao.ts';

test('the condition of an update is where the table of transitions comes from', () => {
  expect(podeIrPara(MAQUINA_ROTA, 'EMITIDA', 'r.situacao')).toBe(`r.situacao IN ('CALCULADA')`);
  expect(podeIrPara(MAQUINA_CICLO, 'APROVADO')).toBe(`situacao IN ('EM_CRITICA', 'FALHOU')`);
});

test('a step that the table does not have is not even written', () => {
  expect(indoDe(MAQUINA_CICLO, 'FALHOU', 'APROVADO')).toBe(`'APROVADO'`);
  expect(() => indoDe(MAQUINA_CICLO, 'CALCULANDO', 'APROVADO')).toThrow(/não vai de CALCULANDO para APROVADO/);
  expect(() => podeIrPara(MAQUINA_CICLO, 'ABERTO')).toThrow(/ninguém chega a ABERTO/);
});
