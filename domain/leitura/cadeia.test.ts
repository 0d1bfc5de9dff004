/** Many months of one point of measurement: what is billed against what really went through the meters, by whatever happens on the way. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { determinarConsumo, type Consumo, type HidrometroRetirado, type RegraConsumo } from './consumo.ts';

const REGRA: RegraConsumo = { virada: { limiteM3: 200, vezesMedia: 2 } };
const DIGITOS = 4;
const VOLTA = 10 ** DIGITOS;

interface Mes {
  readonly gasto: number;
  readonly visita: 'LIDA' | 'NAO_LIDA' | 'ERRADA_E_DEIXADA' | 'NAO_FATURAR' | 'ESTACIONADA';
  /** Meters taken out and read in the month, with the reading at which the next one starts. */
  readonly trocas: readonly number[];
}

const mes: fc.Arbitrary<Mes> = fc.record({
  gasto: fc.nat(30),
  visita: fc.constantFrom('LIDA', 'LIDA', 'LIDA', 'NAO_LIDA', 'ERRADA_E_DEIXADA', 'NAO_FATURAR', 'ESTACIONADA'),
  trocas: fc.oneof({ weight: 6, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(fc.nat(VOLTA - 1), { minLength: 1, maxLength: 2 }) }),
});

interface Cadeia {
  mostrador: number;
  instalacao: number;
  retirados: HidrometroRetirado[];
  anterior: number | null;
  adiantado: number;
  gasto: number;
  faturado: number;
}

function trocar(c: Cadeia, nova: number): void {
  c.retirados.push({ digitos: DIGITOS, leituraInstalacao: c.instalacao, leituraRetirada: c.mostrador });
  c.instalacao = c.mostrador = nova;
}

/** The month as billing sees it; what is not billed leaves the chain as it was. */
function faturar(c: Cadeia, { gasto, visita, trocas }: Mes): Consumo | null {
  const parte = Math.trunc(gasto / (trocas.length + 1));
  for (const nova of trocas) {
    c.mostrador = (c.mostrador + parte) % VOLTA;
    trocar(c, nova);
  }
  c.mostrador = (c.mostrador + gasto - parte * trocas.length) % VOLTA;
  c.gasto += gasto;
  if (visita === 'ESTACIONADA') return null;
  const errada = (c.mostrador + 4000) % VOLTA;
  const consumo = determinarConsumo(
    {
      anterior: c.anterior, adiantado: c.adiantado,
      leitura: visita === 'NAO_LIDA' ? null : visita === 'ERRADA_E_DEIXADA' ? errada : c.mostrador,
      acao: visita === 'NAO_FATURAR' ? 'NAO_FATURAR' : 'FATURAR_LEITURA',
      decisao: visita === 'ERRADA_E_DEIXADA' ? 'MEDIA' : null,
      atual: { digitos: DIGITOS, leituraInstalacao: c.instalacao }, retirados: c.retirados, media: 15, minimo: 10,
    },
    REGRA,
  );
  if (consumo.leituraFaturada === null) return consumo;
  c.faturado += consumo.volume ?? 0;
  [c.anterior, c.adiantado, c.retirados] = [consumo.leituraFaturada, consumo.adiantado, []];
  return consumo;
}

const nova = (inicial: number): Cadeia => ({ mostrador: inicial, instalacao: inicial, retirados: [], anterior: null, adiantado: 0, gasto: 0, faturado: 0 });

describe('the chain from reading to reading', () => {
  it('bills, after any reading, everything that went through the meters and nothing else but what it is ahead', () => {
    fc.assert(
      fc.property(fc.nat(VOLTA - 1), fc.array(mes, { minLength: 1, maxLength: 60 }), (inicial, meses) => {
        const c = nova(inicial);
        // never so long without a reading that the advance is no rollover any more
        let semLer = 0;
        for (const m of meses) {
          const visita = semLer >= 5 ? 'LIDA' : m.visita;
          const consumo = faturar(c, { ...m, visita });
          semLer = visita === 'LIDA' ? 0 : semLer + 1;
          if (visita !== 'LIDA') continue;
          expect(consumo?.origem).toBe('LEITURA');
          expect(c.faturado).toBe(c.gasto + c.adiantado);
          // what is billed ahead is there to be seen, and the billing reading is the dial and what is ahead of it
          expect(c.adiantado > 0).toBe(consumo?.sinais.includes('COMPENSANDO_MEDIA'));
          expect(c.anterior).toBe((c.mostrador + c.adiantado) % VOLTA);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('says every month, and never in silence, that the dial is below the last reading', () => {
    fc.assert(
      fc.property(fc.integer({ min: 300, max: 4000 }), fc.array(fc.nat(30), { minLength: 1, maxLength: 9 }), (aMais, gastos) => {
        const c = nova(1000);
        faturar(c, { gasto: 0, visita: 'LIDA', trocas: [] });
        c.anterior = 1000 + aMais;
        for (const gasto of gastos) {
          const consumo = faturar(c, { gasto, visita: 'LIDA', trocas: [] });
          expect(consumo).toMatchObject({ origem: 'MEDIA', volume: 15 });
          expect(consumo?.sinais).toContain('LEITURA_MENOR');
        }
      }),
    );
  });

  it('of a meter changed without reading bills what the new one shows from then on, and says so', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(30), fc.nat(30), (adiantado, antes, depois) => {
        const base = { acao: 'FATURAR_LEITURA', decisao: null, atual: { digitos: 5, leituraInstalacao: 3 }, media: 15, minimo: 10 } as const;
        const retirados = [{ digitos: 4, leituraInstalacao: 0, leituraRetirada: null }];
        const troca = determinarConsumo({ ...base, anterior: 2000, adiantado, leitura: 3 + antes, retirados }, REGRA);
        expect(troca.sinais).toContain('TROCA_SEM_LEITURA');
        const seguinte = determinarConsumo({ ...base, anterior: troca.leituraFaturada, adiantado: troca.adiantado, leitura: 3 + antes + depois, retirados: [] }, REGRA);
        expect(seguinte).toMatchObject({ origem: 'LEITURA', volume: depois, adiantado: 0 });
      }),
    );
  });
});
