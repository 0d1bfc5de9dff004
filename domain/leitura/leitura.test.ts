import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consumoFixo, determinarConsumo, type Medicao, type RegraConsumo } from './consumo.ts';
import { consumoHabitual } from './estatistica.ts';
import { volumeComum } from './master.ts';
import { medirTrecho } from './medicao.ts';
import { ACOES_OCORRENCIA } from './ocorrencia.ts';

const REGRA: RegraConsumo = { virada: { limiteM3: 200, vezesMedia: 2 } };

const medicao = (parcial: Partial<Medicao> = {}): Medicao => ({
  anterior: 1000,
  adiantado: 0,
  leitura: 1018,
  acao: 'FATURAR_LEITURA',
  decisao: null,
  atual: { digitos: 4, leituraInstalacao: 0 },
  retirados: [],
  media: 20,
  minimo: 10,
  ...parcial,
});
const consumo = (parcial: Partial<Medicao>) => determinarConsumo(medicao(parcial), REGRA);

describe('consumo', () => {
  it('is the difference of the readings', () => {
    expect(consumo({})).toEqual({ origem: 'LEITURA', volume: 18, medido: 18, avanco: 18, leituraFaturada: 1018, adiantado: 0, sinais: [] });
  });

  it('starts at the reading of installation on the first bill', () => {
    expect(consumo({ anterior: null, leitura: 12, media: null, atual: { digitos: 4, leituraInstalacao: 3 } })).toMatchObject({ volume: 9, origem: 'LEITURA' });
  });

  it('takes a smaller reading as a rollover only when what results is plausible', () => {
    expect(consumo({ anterior: 9990, leitura: 12 })).toMatchObject({ volume: 22, leituraFaturada: 12, sinais: ['VIRADA'] });
    expect(consumo({ anterior: 9800, leitura: 0 })).toMatchObject({ volume: 200, sinais: ['VIRADA'] });
    expect(consumo({ anterior: 9799, leitura: 0 })).toMatchObject({ volume: 20, origem: 'MEDIA', sinais: ['LEITURA_MENOR'] });
    expect(consumo({ anterior: 9700, leitura: 0, media: 150 })).toMatchObject({ volume: 300, sinais: ['VIRADA'] });
  });

  it('is the average when the reading is below the last one: an estimate, so that the last reading is still what the next one is compared with', () => {
    const menor = consumo({ leitura: 900 });
    expect(menor).toEqual({ origem: 'MEDIA', volume: 20, medido: null, avanco: null, leituraFaturada: 1020, adiantado: 20, sinais: ['LEITURA_MENOR'] });
    // the dial goes on from where it is: below the last reading it is never zero in silence
    expect(consumo({ anterior: 1020, adiantado: 20, leitura: 910 })).toMatchObject({ volume: 20, adiantado: 40, leituraFaturada: 1040, sinais: ['LEITURA_MENOR'] });
  });

  it('gives back what a wrong reading billed, once a person says where the dial stands', () => {
    const confirmada = consumo({ anterior: 1320, adiantado: 20, leitura: 1010, decisao: 'CONFIRMADA' });
    expect(confirmada).toMatchObject({ origem: 'LEITURA', volume: 0, leituraFaturada: 1320, adiantado: 310, sinais: ['COMPENSANDO_MEDIA'] });
    expect(consumo({ anterior: 1320, adiantado: 310, leitura: 1030 })).toMatchObject({ volume: 0, adiantado: 290, leituraFaturada: 1320 });
    expect(consumo({ anterior: 9990, leitura: 12, decisao: 'CONFIRMADA' })).toMatchObject({ volume: 22, sinais: ['VIRADA'] });
  });

  it('does not believe a reading with more digits than the dial', () => {
    expect(consumo({ leitura: 10_500 })).toMatchObject({ origem: 'MEDIA', volume: 20, sinais: ['LEITURA_IMPOSSIVEL'] });
  });

  it('goes by the average without reading, and the next reading compensates it', () => {
    const semLeitura = consumo({ leitura: null });
    expect(semLeitura).toEqual({ origem: 'MEDIA', volume: 20, medido: null, avanco: null, leituraFaturada: 1020, adiantado: 20, sinais: ['SEM_LEITURA'] });
    expect(consumo({ anterior: 1020, adiantado: 20, leitura: 1050 })).toMatchObject({ volume: 30, avanco: 50, adiantado: 0 });
    expect(consumo({ anterior: 1020, adiantado: 20, leitura: 1012 })).toEqual({
      origem: 'LEITURA', volume: 0, medido: 0, avanco: 12, leituraFaturada: 1020, adiantado: 8, sinais: ['COMPENSANDO_MEDIA'],
    });
    expect(consumo({ anterior: 9995, leitura: null }).leituraFaturada).toBe(15);
  });

  it('compensates an estimate across the last digit of the dial, on both sides of it', () => {
    expect(consumo({ anterior: 10, adiantado: 20, leitura: 9998 })).toMatchObject({ volume: 0, adiantado: 12, leituraFaturada: 10, sinais: ['COMPENSANDO_MEDIA'] });
    expect(consumo({ anterior: 10, adiantado: 20, leitura: 25 })).toMatchObject({ volume: 15, adiantado: 0, sinais: ['VIRADA'] });
    // a year without reading goes further past it than one month could
    expect(consumo({ anterior: 230, adiantado: 240, leitura: 240 })).toMatchObject({ volume: 10, leituraFaturada: 240, sinais: ['VIRADA'] });
  });

  it('set aside by a person is neither billed nor the start of the next month: 2292 typed 8292 costs the average once', () => {
    const mes1 = consumo({ anterior: 2280, leitura: 8292, decisao: 'MEDIA', media: 12 });
    expect(mes1).toEqual({ origem: 'MEDIA', volume: 12, medido: null, avanco: null, leituraFaturada: 2292, adiantado: 12, sinais: [] });
    expect(consumo({ anterior: 2292, adiantado: 12, leitura: 2304, media: 12 })).toMatchObject({ volume: 12, avanco: 24, adiantado: 0, sinais: [] });
  });

  it('goes by the minimum without reading and without history, and says so', () => {
    expect(consumo({ leitura: null, media: null })).toMatchObject({ origem: 'MINIMO', volume: 10, sinais: ['SEM_LEITURA', 'SEM_MEDIA'] });
  });

  it('adds both meters when one was changed in the period', () => {
    const retirados = [{ digitos: 4, leituraInstalacao: 0, leituraRetirada: 1007 }];
    expect(consumo({ retirados, leitura: 14, atual: { digitos: 5, leituraInstalacao: 2 } })).toEqual({
      origem: 'LEITURA', volume: 19, medido: 19, avanco: 19, leituraFaturada: 14, adiantado: 0, sinais: ['TROCA_DE_HIDROMETRO'],
    });
    const duas = [...retirados, { digitos: 4, leituraInstalacao: 100, leituraRetirada: 103 }];
    expect(consumo({ retirados: duas, leitura: 14, atual: { digitos: 5, leituraInstalacao: 2 } }).volume).toBe(22);
  });

  it('does not guess what an unread removed meter measured, nor forgets what a read one did', () => {
    const semRetirada = [{ digitos: 4, leituraInstalacao: 0, leituraRetirada: null }];
    expect(consumo({ retirados: semRetirada, leitura: 14 })).toMatchObject({
      origem: 'MEDIA', volume: 20, leituraFaturada: 14, adiantado: 0, sinais: ['TROCA_DE_HIDROMETRO', 'TROCA_SEM_LEITURA'],
    });
    const lida = [{ digitos: 4, leituraInstalacao: 0, leituraRetirada: 1050 }];
    expect(consumo({ retirados: lida, leitura: null })).toMatchObject({ origem: 'MEDIA', volume: 50, leituraFaturada: 0 });
    const pouco = [{ digitos: 4, leituraInstalacao: 0, leituraRetirada: 1005 }];
    expect(consumo({ retirados: pouco, leitura: null })).toMatchObject({ volume: 20, leituraFaturada: 15, adiantado: 15 });
    // what was billed ahead on the old meter is found on it, and what it did not show is still ahead on the new one
    expect(consumo({ anterior: 1027, adiantado: 27, retirados: lida, leitura: 14, atual: { digitos: 5, leituraInstalacao: 2 } })).toMatchObject({ volume: 35, adiantado: 0 });
    expect(consumo({ anterior: 1027, adiantado: 27, retirados: pouco, leitura: 14, atual: { digitos: 5, leituraInstalacao: 2 } })).toMatchObject({
      volume: 0, leituraFaturada: 24, adiantado: 10, sinais: ['TROCA_DE_HIDROMETRO', 'COMPENSANDO_MEDIA'],
    });
    // nobody read the old one: the new one does not give back what was billed on it
    expect(consumo({ anterior: 1060, adiantado: 60, retirados: semRetirada, leitura: 14 })).toMatchObject({ volume: 20, leituraFaturada: 14, adiantado: 0 });
    expect(consumo({ anterior: 1060, adiantado: 60, retirados: semRetirada, leitura: null })).toMatchObject({ volume: 20, leituraFaturada: 20, adiantado: 20 });
  });

  it('suspects a stopped meter when nothing was measured where something usually is', () => {
    expect(consumo({ leitura: 1000 })).toMatchObject({ volume: 0, sinais: ['HIDROMETRO_PARADO'] });
    expect(consumo({ leitura: 1000, media: 0 }).sinais).toEqual([]);
  });

  it('does not take back the average of a meter that the reader found broken, and takes it back of one that a person mistrusted', () => {
    expect(consumo({ leitura: 1000, acao: 'FATURAR_MEDIA' })).toMatchObject({ volume: 20, medido: null, leituraFaturada: 1000, adiantado: 0 });
    expect(consumo({ leitura: 1000, decisao: 'MEDIA' })).toMatchObject({ volume: 20, medido: null, leituraFaturada: 1020, adiantado: 20 });
    expect(consumo({ leitura: 1007, acao: 'FATURAR_MEDIA' })).toMatchObject({ volume: 20, medido: null, leituraFaturada: 1020, adiantado: 20 });
  });

  it('does what the occurrence says', () => {
    const volumes = Object.fromEntries(ACOES_OCORRENCIA.map((acao) => [acao, consumo({ acao }).volume]));
    expect(volumes).toEqual({ FATURAR_LEITURA: 18, FATURAR_MEDIA: 20, FATURAR_MINIMO: 10, FATURAR_MAIOR: 20, FATURAR_MENOR: 18, NAO_FATURAR: null });
    expect(consumo({ acao: 'FATURAR_MEDIA', media: null })).toMatchObject({ origem: 'MINIMO', volume: 10, sinais: ['SEM_MEDIA'] });
    expect(consumo({ acao: 'NAO_FATURAR' })).toEqual({ origem: 'NAO_FATURADO', volume: null, medido: 18, avanco: null, leituraFaturada: null, adiantado: 0, sinais: [] });
    // what is forgiven of a leak is forgiven, and not billed in the next month
    expect(consumo({ acao: 'FATURAR_MENOR', leitura: 1200 })).toMatchObject({ volume: 20, medido: 200, leituraFaturada: 1200, adiantado: 0 });
  });

  it('is fixed without meter', () => {
    expect(consumoFixo(15)).toMatchObject({ origem: 'FIXO', volume: 15 });
  });

  it('is never negative, always whole, and leaves a reading that the dial can show', () => {
    const leitura = fc.integer({ min: 0, max: 12_000 });
    const retirado = fc.record({ digitos: fc.constant(4), leituraInstalacao: fc.nat(9999), leituraRetirada: fc.option(fc.nat(9999)) });
    fc.assert(
      fc.property(
        fc.record({
          anterior: fc.option(fc.nat(9999)), adiantado: fc.nat(300), decisao: fc.constantFrom(null, 'MEDIA' as const, 'CONFIRMADA' as const), leitura: fc.option(leitura), acao: fc.constantFrom(...ACOES_OCORRENCIA),
          atual: fc.record({ digitos: fc.constant(4), leituraInstalacao: fc.nat(9999) }), retirados: fc.array(retirado, { maxLength: 2 }),
          media: fc.option(fc.nat(300)), minimo: fc.nat(30),
        }),
        (m) => {
          const c = determinarConsumo(m, REGRA);
          expect(c.volume === null ? m.acao === 'NAO_FATURAR' && c.leituraFaturada === null : Number.isInteger(c.volume) && c.volume >= 0).toBe(true);
          expect(c.leituraFaturada ?? 0).toBeLessThanOrEqual(9999);
          expect(c.adiantado).toBeGreaterThanOrEqual(0);
          // What is billed by the reading is what was measured, and what is not known has a sign.
          expect(c.origem !== 'LEITURA' || c.volume === c.medido).toBe(true);
          expect(c.medido !== null || c.sinais.length > 0 || m.decisao === 'MEDIA' || m.acao === 'FATURAR_MEDIA' || m.acao === 'NAO_FATURAR').toBe(true);
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe('trecho', () => {
  it('closes the circle of the dial', () => {
    fc.assert(
      fc.property(fc.nat(9999), fc.nat(200), (inicial, gasto) => {
        const lido = medirTrecho({ inicial, final: (inicial + gasto) % 10_000, digitos: 4 }, null, REGRA.virada);
        expect(lido).toMatchObject({ consumo: gasto });
      }),
    );
  });
});

describe('consumo habitual (TR 14.6)', () => {
  const de = (consumos: readonly number[], estatistica: Parameters<typeof consumoHabitual>[1]['estatistica'], meses = 6) => consumoHabitual(consumos, { estatistica, meses });

  it('is the truncated average of the months asked for', () => {
    expect([de([20, 30, 40, 50, 60, 70], 'MEDIA'), de([75, 25, 80, 35, 20, 15], 'MEDIA'), de([13, 26], 'MEDIA'), de([1, 9, 9], 'MEDIA', 1)]).toEqual([45, 41, 19, 1]);
    expect(de([], 'MEDIA')).toBeNull();
  });

  it('is the median, the mode or the same month of last year when asked', () => {
    expect([de([1, 100, 3], 'MEDIANA'), de([1, 100, 3, 4], 'MEDIANA')]).toEqual([3, 3]);
    expect([de([7, 5, 5, 7, 9], 'MODA'), de([5, 7, 7], 'MODA')]).toEqual([7, 7]);
    expect(de([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 99], 'MESMO_MES_ANO_ANTERIOR')).toBe(99);
    expect(de([10, 20], 'MESMO_MES_ANO_ANTERIOR')).toBe(15);
  });
});

describe('master e dependentes (TR 14.8)', () => {
  it('bills the common part as the difference', () => {
    expect(volumeComum(500, Array<number>(20).fill(20), 0)).toEqual({ volume: 100, saldoTransportado: 0, diferenca: 100, negativo: false });
  });

  it('bills zero when negative and carries the difference to the following months', () => {
    const marco = volumeComum(390, [400], 0);
    expect(marco).toEqual({ volume: 0, saldoTransportado: -10, diferenca: -10, negativo: true });
    const abril = volumeComum(404, [400], marco.saldoTransportado);
    expect(abril).toMatchObject({ volume: 0, saldoTransportado: -6, negativo: true });
    expect(volumeComum(450, [400], abril.saldoTransportado)).toMatchObject({ volume: 44, saldoTransportado: 0, negativo: false });
  });

  it('bills in the long run what passed through the master and not through the dependents', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(500), fc.nat(500)), { maxLength: 24 }), (meses) => {
        let saldo = 0;
        let faturado = 0;
        for (const [master, dependentes] of meses) {
          const comum = volumeComum(master, [dependentes], saldo);
          saldo = comum.saldoTransportado;
          faturado += comum.volume;
        }
        expect(faturado + saldo).toBe(meses.reduce((soma, [m, d]) => soma + m - d, 0));
      }),
    );
  });
});
