import { describe, expect, it } from 'vitest';
import { dataCivil } from '../comum/data-civil.ts';
import { decimalExato } from '../comum/decimal-exato.ts';
import { referencia } from '../comum/referencia.ts';
import { REGRA_TR_13_9 } from './acrescimos.ts';
import { regraDeAcrescimos, type AcrescimosVigentes } from './regra-de-acrescimos.ts';

const d = dataCivil;
const desdeSempre = <T>(valor: T) => [{ desde: null, ate: null, valor }];
const DA_NORMA: AcrescimosVigentes = {
  multa: desdeSempre(REGRA_TR_13_9.multa), taxaProvisoria: desdeSempre(REGRA_TR_13_9.taxaProvisoria), inicioDaCorrecao: desdeSempre(REGRA_TR_13_9.inicioDaCorrecao),
};

describe('the rule of late charges', () => {
  it('with the values of the norm is that of TR 13.9', () => {
    expect(regraDeAcrescimos(DA_NORMA, d('2013-04-01'), d('2013-06-20'))).toEqual({ ok: true, valor: REGRA_TR_13_9 });
  });

  it('takes the fine of the due date and the correction of the day of the calculation', () => {
    const mudou = d('2026-03-01');
    const vigentes: AcrescimosVigentes = {
      multa: [{ desde: null, ate: mudou, valor: decimalExato(2n, 0) }, { desde: mudou, ate: null, valor: decimalExato(15n, 1) }],
      taxaProvisoria: [{ desde: null, ate: mudou, valor: decimalExato(1n, 0) }, { desde: mudou, ate: null, valor: decimalExato(5n, 1) }],
      inicioDaCorrecao: desdeSempre(referencia('2009-11')),
    };
    const de = (vencimento: string, calculo: string) => {
      const r = regraDeAcrescimos(vigentes, d(vencimento), d(calculo));
      return r.ok ? [r.valor.multa, r.valor.taxaProvisoria] : r.erro.codigo;
    };
    expect(de('2026-02-28', '2026-02-28')).toEqual([decimalExato(2n, 0), decimalExato(1n, 0)]);
    expect(de('2026-02-28', '2026-03-01')).toEqual([decimalExato(2n, 0), decimalExato(5n, 1)]);
    expect(de('2026-03-01', '2026-03-01')).toEqual([decimalExato(15n, 1), decimalExato(5n, 1)]);
  });

  it('is refused where nothing is in force', () => {
    const vigentes = { ...DA_NORMA, multa: [{ desde: d('2026-01-01'), ate: null, valor: decimalExato(2n, 0) }] };
    expect(regraDeAcrescimos(vigentes, d('2025-12-31'), d('2026-02-01'))).toMatchObject({ ok: false, erro: { codigo: 'acrescimos/sem-regra' } });
  });
});
