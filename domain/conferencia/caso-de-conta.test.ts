import { describe, expect, it } from 'vitest';
import { conferirCaso } from './conferir-caso.ts';
import * as tarifa from './tarifa.ts';

const cascata = (preco: string) => ({ tipo: 'cascata', faixas: [{ acimaDe: '0', ate: null, preco }] });
const ESGOTO = { tipo: 'percentual', percentual: '92.5' };
const POR_FAIXA = { modo: 'TRUNCAR', casas: 2, onde: 'POR_FAIXA' };
const POR_COMPONENTE = { modo: 'MEIO_ACIMA', casas: 2, onde: 'POR_COMPONENTE' };

/** 13 of 30 days at 1.00, 17 at 2.00. */
const doisAtos = {
  id: 'dois-atos',
  volumeM3: '10',
  esgoto: ESGOTO,
  arredondamento: POR_COMPONENTE,
  atos: [{ tarifa: cascata('1.00'), dias: 13 }, { tarifa: cascata('2.00'), dias: 17 }],
};
const umaTabela = { id: 'uma', volumeM3: '10', tarifa: cascata('1.00'), esgoto: ESGOTO, arredondamento: POR_FAIXA };
const comTee = { ...umaTabela, tipoFaturamento: 5, volumeTeeM3: '20', tee: { tipo: 'esgoto' } };

describe('conferir tarifa: two acts in one period', () => {
  it('weighs each act by the exact share of its days and rounds once', () => {
    const esperado = { agua: '15.67', esgoto: '14.49', total: '30.16', faixas: [{ m3: '10', agua: '13/3' }, { m3: '10', agua: '34/3' }] };
    expect(conferirCaso(tarifa, { ...doisAtos, esperado })).toMatchObject({ confere: true, diferencas: [] });
    expect(conferirCaso(tarifa, { ...doisAtos, esperado: { ...esperado, total: '30.17' } })?.diferencas).toEqual([{ campo: 'total', esperado: '30.17', obtido: '30.16' }]);
  });

  it('rounds by the rule of the last act, and never the share of an act', () => {
    const [antes, depois] = doisAtos.atos;
    const caso = { ...doisAtos, atos: [antes, { ...depois, arredondamento: POR_FAIXA }] };
    // water 10.00 × 13/30 + 20.00 × 17/30 = 15.666…; sewage 9.25 × 13/30 + 18.50 × 17/30 = 14.491…
    expect(tarifa.responder(caso)).toEqual({
      agua: '15.66', esgoto: '14.49', tee: '0.00', total: '30.15',
      faixas: [{ m3: '10', agua: '13/3', esgoto: '481/120', tee: '0' }, { m3: '10', agua: '34/3', esgoto: '629/60', tee: '0' }],
    });
  });

  it('takes from the case what the act does not say, and each act may have categories and a sewage of its own', () => {
    const meio = (preco: string) => ({ categorias: [{ tarifa: cascata(preco), economias: 1 }, { tarifa: cascata('3.00'), economias: 1 }], esgoto: null, dias: '5' });
    // (5 × 1 + 5 × 3 + 5 × 2 + 5 × 3) / 2
    expect(tarifa.responder({ ...doisAtos, atos: [meio('1.00'), meio('2.00')] })).toMatchObject({ agua: '22.50', esgoto: '0.00', total: '22.50' });
    const minimo = { tipo: 'minimo+cascata', valorMinimo: '4.00', minimoM3: '10', faixas: [] };
    expect(tarifa.responder({ ...doisAtos, economias: 3, atos: [{ tarifa: minimo, dias: 1 }] })).toMatchObject({ agua: '12.00', esgoto: '11.10' });
  });

  it.each([POR_FAIXA, POR_COMPONENTE, { ...POR_COMPONENTE, onde: 'NO_TOTAL' }])('of equal acts is the bill of the one, rounding $onde', (arredondamento) => {
    const { atos: _, ...doCaso } = doisAtos;
    const comum = { ...doCaso, arredondamento };
    const atos = [7, 11, 13].map((dias) => ({ tarifa: cascata('1.37'), dias }));
    const { faixas: _faixas, tee: _tee, ...igual } = tarifa.responder({ ...comum, atos });
    const { faixas: _outras, ...um } = tarifa.responder({ ...comum, tarifa: cascata('1.37') });
    expect(igual).toEqual(um);
  });
});

describe('conferir tarifa: TEE', () => {
  it('charges what each kind of billing says', () => {
    const valores = [1, 2, 3, 4, 5].map((tipoFaturamento) => {
      const { agua, esgoto, tee, total } = tarifa.responder({ ...comTee, tipoFaturamento });
      return [agua, esgoto, tee, total];
    });
    expect(valores).toEqual([
      ['10.00', '0.00', '0.00', '10.00'],
      ['10.00', '9.25', '0.00', '19.25'],
      ['0.00', '0.00', '18.50', '18.50'],
      ['10.00', '0.00', '18.50', '28.50'],
      ['10.00', '9.25', '18.50', '37.75'],
    ]);
  });

  it('is the sewage of that volume of water, a table of its own, or an amount per economia', () => {
    const linhas = (tee: object) => {
      const r = tarifa.responder({ ...comTee, tipoFaturamento: 3, economias: 2, tee });
      return [r.tee, r.faixas];
    };
    expect(linhas({ tipo: 'esgoto' })).toEqual(['18.50', [{ m3: '20', agua: '0', esgoto: '0', tee: '18.5' }]]);
    expect(linhas({ tipo: 'tabela', tarifa: cascata('0.333') })).toEqual(['6.66', [{ m3: '20', agua: '0', esgoto: '0', tee: '6.66' }]]);
    expect(linhas({ tipo: 'valor', valor: '25.90' })).toEqual(['51.80', [{ m3: '0', agua: '0', esgoto: '0', tee: '51.8' }]]);
  });

  it('alone needs neither the volume of water nor its table, unless it is what the sewage would be', () => {
    const { tarifa: _, volumeM3: _m3, volumeTeeM3: _tee, ...semAgua } = { ...comTee, tipoFaturamento: 3 };
    expect(tarifa.responder({ ...semAgua, tee: { tipo: 'valor', valor: '25.90' } })).toMatchObject({ agua: '0.00', tee: '25.90', total: '25.90' });
    expect(tarifa.responder({ ...semAgua, volumeTeeM3: 15, tee: { tipo: 'tabela', tarifa: cascata('2') } })).toMatchObject({ tee: '30.00' });
    expect(tarifa.responder({ ...semAgua, volumeTeeM3: 15 })).toMatchObject({ recusa: 'tarifa/tabela-invalida' });
  });

  it('follows the acts, whose rules may differ, and its rows come after those of the water', () => {
    const atos = [{ tarifa: cascata('1.00'), dias: 10 }, { tarifa: cascata('2.00'), dias: 20, tee: { tipo: 'valor', valor: '30.00' } }];
    const caso = { ...comTee, tarifa: undefined, tipoFaturamento: 4, atos };
    // water: 10.00 × 1/3 + 20.00 × 2/3; TEE: 18.50, the sewage of 20.00, × 1/3 + 30.00 × 2/3 = 26.166…
    expect(tarifa.responder(caso)).toMatchObject({ agua: '16.66', tee: '26.16', total: '42.82', faixas: [{ agua: '10/3' }, { agua: '40/3' }, { m3: '20', tee: '37/6' }, { m3: '0', tee: '20' }] });
  });

  it('compares what was charged, and never takes the rule for an amount', () => {
    expect(conferirCaso(tarifa, { ...comTee, esperado: { tee: '18.5' } })).toMatchObject({ confere: true });
    expect(conferirCaso(tarifa, { ...comTee, esperado: { tee: '18.51' } })?.diferencas).toEqual([{ campo: 'tee', esperado: '18.51', obtido: '18.50' }]);
    expect(conferirCaso(tarifa, comTee)?.confere).toBeNull();
  });
});

describe('conferir tarifa: a bill', () => {
  it('without acts and without TEE answers what the table alone answers', () => {
    const { tee, faixas, ...conta } = tarifa.responder({ ...umaTabela, tipoFaturamento: 2 });
    const { faixas: daTabela, ...tabela } = tarifa.responder(umaTabela);
    expect(conta).toEqual(tabela);
    expect([tee, faixas]).toEqual(['0.00', (daTabela as object[]).map((linha) => ({ ...linha, tee: '0' }))]);
    expect(tabela).not.toHaveProperty('tee');
  });

  it.each([
    ['atos that are no list', { ...doisAtos, atos: {} }, 'ato/lista-invalida', 'atos'],
    ['no act', { ...doisAtos, atos: [] }, 'ato/lista-invalida', 'atos'],
    ['an act that is no object', { ...doisAtos, atos: [doisAtos.atos[0], 3] }, 'ato/lista-invalida', 'atos.1'],
    ['a table outside the acts', { ...doisAtos, tarifa: cascata('1') }, 'ato/tarifa-fora-do-ato', 'tarifa'],
    ['days that are none', { ...doisAtos, atos: [{ tarifa: cascata('1'), dias: 0 }] }, 'ato/dias-invalidos', 'atos.0.dias'],
    ['half a day', { ...doisAtos, atos: [{ tarifa: cascata('1'), dias: '1.5' }] }, 'ato/dias-invalidos', 'atos.0.dias'],
    ['no days', { ...doisAtos, atos: [{ tarifa: cascata('1') }] }, 'ato/dias-invalidos', 'atos.0.dias'],
    ['an act without table', { ...doisAtos, atos: [{ tarifa: cascata('1'), dias: 1 }, { dias: 2 }] }, 'tarifa/tabela-invalida', 'atos.1.tarifa'],
    ['an act without rounding', { ...doisAtos, arredondamento: undefined }, 'tarifa/arredondamento-invalido', 'atos.0.arredondamento'],
    ['a volume that is not whole', { ...doisAtos, volumeM3: '1.5' }, 'volume/nao-inteiro', 'volumeM3'],
    ['no volume of water', { ...doisAtos, volumeM3: undefined }, 'volume/invalido', 'volumeM3'],
    ['TEE without saying what is charged', { ...comTee, tipoFaturamento: undefined }, 'tarifa/sem-tipo-faturamento', 'tipoFaturamento'],
    ['TEE of an act, without saying it', { ...doisAtos, atos: [{ tarifa: cascata('1'), dias: 1, tee: { tipo: 'esgoto' } }] }, 'tarifa/sem-tipo-faturamento', 'tipoFaturamento'],
    ['a kind of billing that does not exist', { ...comTee, tipoFaturamento: 6 }, 'tarifa/tipo-faturamento-desconhecido', 'tipoFaturamento'],
    ['a kind in hexadecimal', { ...comTee, tipoFaturamento: '0x5' }, 'tarifa/tipo-faturamento-desconhecido', 'tipoFaturamento'],
    ['TEE that is no object', { ...comTee, tee: '18.50' }, 'tee/invalida', 'tee'],
    ['TEE of another type', { ...comTee, tee: { tipo: 'percentual' } }, 'tee/tipo-desconhecido', 'tee.tipo'],
    ['a negative amount', { ...comTee, tee: { tipo: 'valor', valor: '-1' } }, 'tee/valor-invalido', 'tee.valor'],
    ['no volume of TEE', { ...comTee, volumeTeeM3: undefined }, 'volume/invalido', 'volumeTeeM3'],
    ['a negative volume of TEE', { ...comTee, volumeTeeM3: '-20' }, 'volume/negativo', 'volumeTeeM3'],
    ['TEE charged under no rule', { ...comTee, tee: undefined }, 'tee/sem-regra', undefined],
    ['economias that are no count', { ...comTee, tipoFaturamento: 3, economias: 'x', tee: { tipo: 'valor', valor: '1' } }, 'economias/invalidas', 'economias'],
    ['a volume that no bill holds', { ...comTee, volumeM3: '9007199254740991' }, 'conta/valor-grande-demais', undefined],
  ])('refuses %s', (_, caso, codigo, campo) => {
    const { recusa, motivo } = tarifa.responder(caso);
    expect(recusa).toBe(codigo);
    if (campo !== undefined) expect(motivo).toMatch(new RegExp(`Campo: ${campo.replaceAll('.', '\\.')}\\.$`));
  });
});
