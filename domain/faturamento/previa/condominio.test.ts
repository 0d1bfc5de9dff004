import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cdc } from '../../comum/identidades.ts';
import { condominioDo, dependentesPorMaster, type Membro } from './condominio.ts';
import type { EntradaDaLigacao } from './entrada.ts';
import type { MotivoSemFatura } from './previa.ts';

const entrada = (parcial: Partial<EntradaDaLigacao> = {}) => ({ cdc: cdc(1), master: null, saldoTransportado: 0, emOutroCiclo: null, ...parcial }) as EntradaDaLigacao;
const dependente = (consumo: number, motivo: MotivoSemFatura = 'NENHUM', parcial: Partial<EntradaDaLigacao> = {}): Membro => ({
  entrada: entrada({ cdc: cdc(2), master: cdc(1), ...parcial }), consumo, motivo,
});
const mes = (saldoTransportado: number, consumo: number, dependentes: readonly Membro[]) => condominioDo(entrada({ saldoTransportado }), consumo, dependentes);

describe('a condominium is one account of water', () => {
  it('takes from the next month what the dependents of a parked master were billed (145 against 148, then 545 against 129: 268)', () => {
    const primeiro = mes(0, 145, [dependente(148)]);
    expect(primeiro.saldo('ESTACIONADA_POR_PESSOA')).toBe(-148);
    const segundo = mes(-148, 545, [dependente(129)]);
    expect([segundo.comum?.volume, segundo.saldo('NENHUM')]).toEqual([268, 0]);
  });

  it('gives back what was subtracted for a dependent that was parked and will bring both months', () => {
    const primeiro = mes(0, 140, [dependente(20), dependente(20, 'ESTACIONADA_POR_PESSOA')]);
    expect([primeiro.comum?.volume, primeiro.saldo('NENHUM')]).toEqual([100, 20]);
    const segundo = mes(20, 140, [dependente(20), dependente(40)]);
    expect([segundo.comum?.volume, segundo.saldo('NENHUM')]).toEqual([100, 0]);
  });

  it('is spared what went through the meter of who is not to be billed, until that one is billed', () => {
    const naoFaturar = mes(0, 100, [dependente(10, 'NAO_FATURAR')]);
    expect([naoFaturar.comum?.volume, naoFaturar.saldo('NENHUM')]).toEqual([90, 10]);
  });

  it('subtracts the bill that a dependent had in another cycle of the month', () => {
    const c = mes(0, 100, [dependente(0, 'JA_FATURADA', { emOutroCiclo: { motivo: 'JA_FATURADA', volume: 14 } })]);
    expect([c.comum?.volume, c.saldo('NENHUM')]).toEqual([86, 0]);
  });

  it('whose month another cycle has is not subtracted again here', () => {
    const emOutroCiclo = { motivo: 'JA_FATURADA', volume: 14 } as const;
    const c = condominioDo(entrada({ emOutroCiclo, saldoTransportado: -3 }), 100, [dependente(0, 'JA_FATURADA', { emOutroCiclo }), dependente(20)]);
    expect(c.saldo('JA_FATURADA')).toBe(-23);
  });

  it('goes on with what it carries when the last dependent leaves', () => {
    const sozinho = entrada({ saldoTransportado: -30 });
    expect(dependentesPorMaster([sozinho, entrada({ cdc: cdc(9) })])).toEqual(new Map([[1, []]]));
    expect(condominioDo(sozinho, 50, []).comum?.volume).toBe(20);
  });

  const MOTIVOS: readonly MotivoSemFatura[] = ['NENHUM', 'ESTACIONADA_POR_PESSOA', 'RELEITURA_PEDIDA', 'SEM_TARIFA', 'NAO_FATURAR', 'EM_OUTRO_CICLO'];
  const membro = fc.record({ girou: fc.nat(60), motivo: fc.constantFrom(...MOTIVOS) });
  const umMes = fc.record({ comum: fc.integer({ min: -40, max: 80 }), motivo: fc.constantFrom(...MOTIVOS), dependentes: fc.tuple(membro, membro, membro) });

  it('over any months and parkings bills the common part what the master advanced less what the dependents did', () => {
    fc.assert(
      fc.property(fc.array(umMes, { minLength: 1, maxLength: 18 }), (meses) => {
        // what each dial turned since its base; place 0 is the master
        const desdeABase = [0, 0, 0, 0];
        const avancos = [0, 0, 0, 0];
        let saldo = 0;
        let faturado = 0;
        // in the last month nobody is set aside
        for (const [n, m] of [...meses, { comum: 0, motivo: 'NENHUM' as const, dependentes: meses[0]!.dependentes }].entries()) {
          const motivos = [m.motivo, ...m.dependentes.map((d) => d.motivo)].map((x) => (n === meses.length ? 'NENHUM' : x));
          const total = m.dependentes.reduce((s, d) => s + d.girou, 0);
          [Math.max(0, total + m.comum), ...m.dependentes.map((d) => d.girou)].forEach((girou, i) => (desdeABase[i]! += girou));
          const consumoDoMaster = motivos[0] === 'NAO_FATURAR' ? null : desdeABase[0]!;
          const c = condominioDo(entrada({ saldoTransportado: saldo }), consumoDoMaster, [1, 2, 3].map((i) => ({ entrada: entrada({ master: cdc(1) }), consumo: desdeABase[i]!, motivo: motivos[i]! })));
          // a negative master is parked for a person and goes on (TR 14.8)
          const doMaster: MotivoSemFatura = motivos[0] === 'NENHUM' && c.comum?.negativo === true ? 'MASTER_NEGATIVO' : motivos[0]!;
          if (doMaster === 'NENHUM') faturado += c.comum?.volume ?? 0;
          saldo = c.saldo(doMaster);
          [doMaster, ...motivos.slice(1)].forEach((motivo, i) => {
            if (motivo !== 'NENHUM' && motivo !== 'MASTER_NEGATIVO') return;
            avancos[i]! += desdeABase[i]!;
            desdeABase[i] = 0;
          });
        }
        const [master = 0, ...dependentes] = avancos;
        const devido = master - dependentes.reduce((s, a) => s + a, 0);
        expect(faturado + saldo).toBe(devido);
        expect(saldo).toBeLessThanOrEqual(0);
        if (devido >= 0 && saldo === 0) expect(faturado).toBe(devido);
      }),
    );
  });
});
