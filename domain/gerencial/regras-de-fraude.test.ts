import { describe, expect, it } from 'vitest';
import { estadosDe, podeIr } from '../comum/maquina.ts';
import { ponderar } from './achado.ts';
import { MAQUINA_CASO } from './maquina-do-caso.ts';
import { CODIGOS_DAS_REGRAS, conferirParametros, parametrosDa } from './regras-de-fraude.ts';

describe('the parameters of a rule', () => {
  it.each(CODIGOS_DAS_REGRAS)('%s is born with values within its own limits', (regra) => {
    const padroes = Object.fromEntries(Object.entries(parametrosDa(regra)).map(([nome, p]) => [nome, p.padrao]));
    expect(conferirParametros(regra, padroes)).toEqual({ ok: true, valor: padroes });
  });

  it.each([
    ['below', { dias: 0 }],
    ['above', { dias: 366 }],
    ['not whole', { dias: 1.5 }],
    ['not a number', { dias: '30' }],
    ['missing', {}],
  ])('%s the limit is refused with the field and the limits', (_o, valores) => {
    expect(conferirParametros('R6', valores)).toMatchObject({ ok: false, erro: { codigo: 'fraude/parametro-invalido', campo: 'parametros.dias', mensagem: expect.stringContaining('1 a 365') } });
  });

  it('what would leave a rule looking at nothing is refused, though each value is within its limits', () => {
    const padroes = Object.fromEntries(Object.entries(parametrosDa('R10')).map(([nome, p]) => [nome, p.padrao]));
    expect(conferirParametros('R10', { ...padroes, historicoDias: 14, recentesDias: 30 })).toMatchObject({ ok: false, erro: { campo: 'parametros.recentesDias' } });
    expect(conferirParametros('R10', { ...padroes, historicoDias: 14, recentesDias: 8 })).toMatchObject({ ok: false });
    expect(conferirParametros('R10', { ...padroes, historicoDias: 14, recentesDias: 7 })).toMatchObject({ ok: true });
  });

  it('a name of another rule, or of every object, is refused by its name', () => {
    expect(conferirParametros('R6', { dias: 30, vezes: 3 })).toMatchObject({ erro: { campo: 'parametros.vezes' } });
    expect(conferirParametros('R6', { dias: 30, toString: 3 })).toMatchObject({ erro: { campo: 'parametros.toString' } });
  });
});

describe('the life of a case', () => {
  it('nobody decides what nobody took, and only evidence leads back', () => {
    expect(podeIr(MAQUINA_CASO, 'ABERTO', 'PROCEDENTE') || podeIr(MAQUINA_CASO, 'ABERTO', 'IMPROCEDENTE')).toBe(false);
    expect(estadosDe(MAQUINA_CASO).filter((e) => podeIr(MAQUINA_CASO, e, 'EM_ANALISE'))).toEqual(['ABERTO', 'EM_ANALISE']);
    expect(podeIr(MAQUINA_CASO, 'IMPROCEDENTE', 'PROCEDENTE')).toBe(false);
  });
});

it.each([
  [55, 100, 55],
  [55, 80, 44],
  [130, 100, 100],
  [-5, 100, 0],
  [40, 0, 0],
])('%i points by a weight of %i %% are %i', (pontos, peso, esperado) => {
  expect(ponderar(pontos, peso)).toBe(esperado);
});
