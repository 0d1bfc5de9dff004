import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataCivil, diasEntre, somarDias } from '../../comum/data-civil.ts';
import { comparar, soma, UM } from '../../comum/fracao.ts';
import { exigir } from '../../comum/resultado.ts';
import { partesDoPeriodo, type ComVigencia } from './vigencia.ts';

const ato = (numero: string, desde: string, ate: string | null): ComVigencia => ({ numero, desde: dataCivil(desde), ate: ate === null ? null : dataCivil(ate) });
const VELHO = ato('21/2025', '2025-04-01', '2026-04-01');
const NOVO = ato('22/2026', '2026-04-01', null);

const dias = (de: string, ate: string, atos: readonly ComVigencia[]) => exigir(partesDoPeriodo(dataCivil(de), dataCivil(ate), atos)).map((p) => [p.ato.numero, p.dias]);
const motivo = (de: string, ate: string, atos: readonly ComVigencia[]) => {
  const r = partesDoPeriodo(dataCivil(de), dataCivil(ate), atos);
  return r.ok ? ['ok'] : [r.erro.codigo, r.erro.mensagem];
};

describe('vigência', () => {
  it('gives each act its days, whatever the order they come in', () => {
    expect(dias('2026-03-20', '2026-04-20', [NOVO, VELHO])).toEqual([['21/2025', 11], ['22/2026', 20]]);
    expect(dias('2026-03-31', '2026-04-20', [VELHO, NOVO])).toEqual([['22/2026', 20]]);
    expect(dias('2026-02-28', '2026-03-31', [VELHO, NOVO])).toEqual([['21/2025', 31]]);
  });

  it('an act that ended with no successor bills nothing more: the refusal names the act, its last day and what to do', () => {
    expect(motivo('2026-03-10', '2026-04-09', [VELHO])).toEqual([
      'vigencia/sem-ato',
      'De 01/04/2026 a 09/04/2026 não há ato tarifário em vigor: o ato 21/2025 terminou em 31/03/2026. Cadastre o ato desses dias e tente de novo.',
    ]);
    expect(motivo('2026-03-10', '2026-04-01', [VELHO])[1]).toMatch(/^No dia 01\/04\/2026 não há/);
    expect(motivo('2026-03-10', '2026-03-31', [VELHO])).toEqual(['ok']);
  });

  it('a gap between two acts is refused, at the beginning, inside and at the end', () => {
    const tarde = ato('23/2026', '2026-04-05', null);
    expect(motivo('2026-03-20', '2026-04-20', [VELHO, tarde])).toEqual([
      'vigencia/sem-ato',
      'De 01/04/2026 a 04/04/2026 não há ato tarifário em vigor: o ato 21/2025 terminou em 31/03/2026 e o ato 23/2026 começa em 05/04/2026. Cadastre o ato desses dias e tente de novo.',
    ]);
    expect(motivo('2026-04-01', '2026-04-20', [VELHO, tarde])[1]).toMatch(/^De 02\/04\/2026 a 04\/04\/2026 /);
    expect(motivo('2026-03-31', '2026-04-03', [VELHO, tarde])[1]).toMatch(/^De 01\/04\/2026 a 03\/04\/2026 /);
    expect(motivo('2026-04-04', '2026-04-20', [VELHO, tarde])).toEqual(['ok']);
    expect(motivo('2026-01-01', '2026-02-01', [])[1]).toBe('De 02/01/2026 a 01/02/2026 não há ato tarifário em vigor. Cadastre o ato desses dias e tente de novo.');
  });

  it('two acts on one day are a defect, not a choice', () => {
    expect(() => dias('2026-03-20', '2026-04-20', [ato('1', '2025-04-01', null), NOVO])).toThrow('mesmo dia');
    expect(() => dias('2026-03-20', '2026-04-20', [ato('1', '2025-04-01', '2026-04-02'), NOVO])).toThrow('mesmo dia');
  });

  it('covers the whole period exactly once, or refuses', () => {
    const dia = (n: number) => somarDias(dataCivil('2026-01-01'), n);
    const vigencias = fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 40 })), { minLength: 1, maxLength: 5 }).map((pares) => {
      let em = 0;
      return pares.map(([folga, quanto], i): ComVigencia => ({ numero: String(i), desde: dia((em += folga)), ate: dia((em += quanto)) }));
    });
    fc.assert(
      fc.property(vigencias, fc.nat(60), fc.nat(60), (atos, inicio, quanto) => {
        const [de, ate] = [dia(inicio), dia(inicio + quanto)];
        const r = partesDoPeriodo(de, ate, atos);
        const primeiro = quanto === 0 ? de : somarDias(de, 1);
        const total = diasEntre(primeiro, ate) + 1;
        const donos = Array.from({ length: total }, (_, i) => atos.find((a) => a.desde <= somarDias(primeiro, i) && somarDias(primeiro, i) < (a.ate ?? ate))?.numero);
        expect(r.ok).toBe(!donos.includes(undefined));
        if (!r.ok) return;
        expect(r.valor.flatMap((p) => Array<string>(p.dias).fill(p.ato.numero))).toEqual(donos);
        expect(comparar(soma(r.valor.map((p) => p.peso)), UM)).toBe(0);
      }),
    );
  });
});
