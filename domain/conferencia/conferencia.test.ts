import { describe, expect, it } from 'vitest';
import * as acrescimos from './acrescimos.ts';
import { compararResposta } from './comparar.ts';
import { conferirCaso } from './conferir-caso.ts';
import * as dv from './dv.ts';
import * as tarifa from './tarifa.ts';

const casoTr = {
  id: 'tr-14.7',
  tarifa: {
    tipo: 'cascata',
    faixas: [
      { acimaDe: '0', ate: '10', preco: '1.07' },
      { acimaDe: '10', ate: '15', preco: '1.61' },
      { acimaDe: '15', ate: '20', preco: '2.33' },
      { acimaDe: '20', ate: '25', preco: '3.37' },
    ],
  },
  esgoto: { tipo: 'percentual', percentual: '92.5' },
  arredondamento: { modo: 'TRUNCAR', casas: 2, onde: 'POR_FAIXA' },
  economias: 8,
  volumeM3: '94',
  esperado: {
    agua: '108.14',
    esgoto: '100.020',
    total: '208.16',
    faixas: [{ m3: '80', agua: '85.60', esgoto: '79.18' }, { m3: '14', agua: '22.54', esgoto: '20.84' }],
  },
};

describe('conferir tarifa', () => {
  it('answers the amounts and the rows, and agrees with the table of TR 14.7', () => {
    const conferido = conferirCaso(tarifa, casoTr);
    expect(conferido).toMatchObject({ id: 'tr-14.7', confere: true, diferencas: [], resposta: { esgoto: '100.02', total: '208.16' } });
  });

  it('names the field that differs, inside the rows too', () => {
    const errado = { ...casoTr, esperado: { ...casoTr.esperado, total: '208.17', faixas: [{ m3: '80', agua: '85.6', esgoto: '79.19' }, { m3: '14' }] } };
    expect(conferirCaso(tarifa, errado)?.diferencas).toEqual([
      { campo: 'total', esperado: '208.17', obtido: '208.16' },
      { campo: 'faixas.0.esgoto', esperado: '79.19', obtido: '79.18' },
    ]);
  });

  it('compares nothing when the case says nothing: the rule of the sewage is not an expected amount', () => {
    const { esperado: _, ...semEsperado } = casoTr;
    expect(conferirCaso(tarifa, semEsperado)).toMatchObject({ confere: null, diferencas: [] });
  });

  it('refuses with stable codes', () => {
    const recusa = (mudanca: object): unknown => tarifa.responder({ ...casoTr, ...mudanca }).recusa;
    expect(recusa({ volumeM3: '-1' })).toBe('volume/negativo');
    expect(recusa({ volumeM3: '1.5' })).toBe('volume/nao-inteiro');
    expect(recusa({ volumeM3: 'dez' })).toBe('volume/invalido');
    expect(recusa({ volumeM3: '201' })).toBe('tarifa/volume-acima-da-ultima-faixa');
    expect(recusa({ economias: 0 })).toBe('economias/invalidas');
    expect(recusa({ tarifa: undefined })).toBe('tarifa/tabela-invalida');
    expect(recusa({ tarifa: { tipo: 'linear', faixas: [] } })).toBe('tarifa/tipo-desconhecido');
    expect(recusa({ esgoto: { tipo: 'percentual', percentual: '-1' } })).toBe('esgoto/percentual-invalido');
    expect(recusa({ arredondamento: { modo: 'TRUNCAR', casas: 2, onde: 'ONDE' } })).toBe('tarifa/arredondamento-invalido');
    expect(recusa({ categorias: [] })).toBe('tarifa/sem-categorias');
    expect(recusa({ categorias: {} })).toBe('tarifa/categoria-invalida');
    expect(recusa({ economias: '0x2' })).toBe('economias/invalidas');
    expect(recusa({ economias: '8.0' })).toBeUndefined();
  });

  it('pairs the rows of a sewage table with those of water, and fixed and minimum amounts are rows', () => {
    const propria = {
      ...casoTr,
      economias: 1,
      volumeM3: '12',
      tarifa: { tipo: 'fixa+cascata', valorFixo: '5', faixas: [{ acimaDe: '0', ate: '10', preco: '1' }, { acimaDe: '10', ate: null, preco: '2' }] },
      esgoto: { tipo: 'tabela', tarifa: { tipo: 'minimo+cascata', valorMinimo: '9', minimoM3: '10', faixas: [{ acimaDe: '10', ate: null, preco: '1' }] } },
    };
    expect(tarifa.responder(propria).faixas).toEqual([
      { m3: '0', agua: '5', esgoto: '0' },
      { m3: '10', agua: '10', esgoto: '0' },
      { m3: '2', agua: '4', esgoto: '2' },
      { m3: '10', agua: '0', esgoto: '9' },
    ]);
  });

  it('totals on the exact sums when the rule says so', () => {
    const noTotal = {
      ...casoTr, economias: 1, volumeM3: '1', arredondamento: { modo: 'MEIO_ACIMA', casas: 2, onde: 'NO_TOTAL' },
      tarifa: { tipo: 'direta', faixas: [{ acimaDe: '0', ate: null, preco: '1.004' }] }, esgoto: { tipo: 'percentual', percentual: '100' },
    };
    expect(tarifa.responder(noTotal)).toMatchObject({ agua: '1.00', esgoto: '1.00', total: '2.01' });
  });
});

describe('conferir acrescimos', () => {
  it('answers the third row of the table of TR 13.9', () => {
    const caso = { valor: '20.59', vencimento: '2013-04-01', calculo: '2013-06-20', selic: { '2013-04': '0.61', '2013-05': '0.60' } };
    expect(acrescimos.responder(caso)).toEqual({
      multa: '0.4118',
      juros: [
        { referencia: '2013-06', taxa: '1', valor: '0.210018' },
        { referencia: '2013-05', taxa: '0.6', valor: '0.127270908' },
      ],
      total: '21.33',
    });
  });

  it('refuses dates that do not exist, negative values and indices that are not numbers', () => {
    const base = { valor: '1', vencimento: '2013-04-01', calculo: '2013-06-20' };
    expect(acrescimos.responder({ ...base, calculo: '2013-02-30' })).toMatchObject({ recusa: 'data/invalida' });
    expect(acrescimos.responder({ ...base, selic: '0.60' })).toMatchObject({ recusa: 'acrescimos/indice-invalido', motivo: expect.stringContaining('Campo: selic.') });
    expect(acrescimos.responder({ ...base, valor: '-1' })).toMatchObject({ recusa: 'acrescimos/valor-invalido' });
    expect(acrescimos.responder({ ...base, selic: { '2013-05': 'x' } })).toMatchObject({ recusa: 'acrescimos/indice-invalido' });
  });
});

describe('conferir dv', () => {
  it('answers by the name of the algorithm', () => {
    expect(conferirCaso(dv, { id: 1, algoritmo: 'mod10', numero: '01230067896', dv: '3' })).toMatchObject({ confere: true });
    expect(conferirCaso(dv, { id: 1, algoritmo: 'mod10', numero: '01230067896', dv: '4' })?.diferencas).toEqual([{ campo: 'dv', esperado: '4', obtido: '3' }]);
    expect(dv.responder({ algoritmo: 'mod97', numero: '1' })).toMatchObject({ recusa: 'dv/algoritmo-desconhecido' });
    expect(dv.responder({ algoritmo: 'mod10', numero: '1-2' })).toMatchObject({ recusa: 'dv/numero-invalido' });
  });

  it('has no answer for what is not a case', () => {
    expect([null, 3, 'x', [1]].map((linha) => conferirCaso(dv, linha))).toEqual([null, null, null, null]);
  });
});

describe('comparar', () => {
  const iguais = (esperado: unknown, obtido: unknown, campo = 'x'): boolean | null => compararResposta({ [campo]: obtido }, { [campo]: esperado }, [campo]).confere;

  it('compares decimal strings by value, codes and everything else exactly', () => {
    expect([iguais('39.0', '39.00'), iguais('-0.50', '-0.5'), iguais('0', '0.00')]).toEqual([true, true, true]);
    expect([iguais('0123', '123'), iguais('39', 39), iguais('', '0'), iguais('a', 'b'), iguais(true, 1)]).toEqual([false, false, false, false, false]);
    expect(iguais({ a: null }, { a: '' })).toBe(false);
    expect(iguais({ a: null }, {})).toBe(true);
  });

  it('compares the lists of errors as sets and other lists in order', () => {
    expect(iguais(['a', 'b'], ['b', 'a'], 'erros')).toBe(true);
    expect(iguais(['a', 'b'], ['a'], 'erros')).toBe(false);
    expect(iguais(['a', 'b'], ['b', 'a'])).toBe(false);
    expect(iguais([1], [1, 2])).toBe(false);
  });

  it('does not compare what is absent or null', () => {
    expect(iguais(null, 'x')).toBeNull();
    expect(conferirCaso(dv, { algoritmo: 'mod10', numero: '1', dv: '9', esperado: { dv: null } })?.confere).toBeNull();
  });
});
