import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataCivil } from '../../comum/data-civil.ts';
import { centavos } from '../../comum/dinheiro.ts';
import type { Consumo } from '../../leitura/consumo.ts';
import { volumeComum } from '../../leitura/master.ts';
import { criticar, type Criticavel } from './criticar.ts';
import { CODIGOS_DE_REGRA, lerRegraCritica, type CodigoRegra, type RegraCritica } from './regra.ts';

const regra = { nome: 'x', bloqueia: false, ativa: true } as const;
const MODERADO = { percentual: 170, meses: 12, diferencaMinimaM3: 5 };
const REGRAS: readonly RegraCritica[] = [
  { ...regra, codigo: 'CONSUMO_ALTO', parametros: MODERADO },
  { ...regra, codigo: 'CONSUMO_BAIXO', parametros: { ...MODERADO, percentual: 30 } },
  { ...regra, codigo: 'VALOR_ALTO', parametros: { percentualValor: 150, variacaoConsumo: 10, meses: 12 } },
  { ...regra, codigo: 'OCORRENCIA', parametros: {} },
  { ...regra, codigo: 'CONSUMO_ZERO', parametros: { meses: 12 } },
  { ...regra, codigo: 'MASTER_NEGATIVO', parametros: { percentual: 0 }, bloqueia: true },
  { ...regra, codigo: 'COMPENSACAO', parametros: { vezesMedia: 2, meses: 12 }, bloqueia: true },
  { ...regra, codigo: 'MEDICAO', parametros: { sinais: ['VIRADA', 'TROCA_SEM_LEITURA', 'LEITURA_MENOR', 'LEITURA_IMPOSSIVEL', 'SEM_MEDIA'] }, bloqueia: true },
  { ...regra, codigo: 'CONSUMO_EXTREMO', parametros: { percentual: 500, meses: 12, diferencaMinimaM3: 50 }, bloqueia: true },
  { ...regra, codigo: 'VALOR_EXTREMO', parametros: { percentual: 500, meses: 12, valorMinimo: 100_000 }, bloqueia: true },
  { ...regra, codigo: 'LEITURA_EM_CONFLITO', parametros: {}, bloqueia: true },
];

const lido = (volume: number, parcial: Partial<Consumo> = {}): Consumo => ({
  origem: 'LEITURA', volume, medido: volume, avanco: volume, leituraFaturada: 0, adiantado: 0, sinais: [], ...parcial,
});
const DOZE = Array<number>(12).fill(20);
const caso = (parcial: Partial<Criticavel> = {}): Criticavel => ({
  consumo: lido(20), valor: centavos(5000), consumos: DOZE, valores: Array<number>(12).fill(5000), ocorrencia: null, comum: null, poco: null, conflitos: [], ...parcial,
});
const regras = (c: Partial<Criticavel>, quais: readonly RegraCritica[] = REGRAS): readonly CodigoRegra[] => criticar(caso(c), quais).map((a) => a.regra);

describe('crítica', () => {
  it('finds nothing in a normal bill', () => {
    expect(regras({})).toEqual([]);
  });

  it('finds consumption above 170 % and below 30 % of the average, the limits themselves being normal (TR 14.2)', () => {
    expect([34, 35].map((v) => regras({ consumo: lido(v) }))).toEqual([[], ['CONSUMO_ALTO']]);
    expect([6, 5].map((v) => regras({ consumo: lido(v) }))).toEqual([[], ['CONSUMO_BAIXO']]);
  });

  it('does not bother a person with a few m³', () => {
    expect(regras({ consumo: lido(6), consumos: [2, 2, 2] })).toEqual([]);
    expect(regras({ consumo: lido(7), consumos: [2, 2, 2] })).toEqual(['CONSUMO_ALTO']);
  });

  it('does not judge a bill by the average as consumption', () => {
    expect(regras({ consumo: lido(90, { origem: 'MEDIA' }) })).toEqual([]);
  });

  it('finds a value above normal without change of consumption (TR 14.4)', () => {
    expect(regras({ valor: centavos(7501) })).toEqual(['VALOR_ALTO']);
    expect(regras({ valor: centavos(7500) })).toEqual([]);
    expect(regras({ valor: centavos(9000), consumo: lido(30) })).toEqual([]);
  });

  it('finds occurrences marked for it, zero where there is usually something, and what the measurement signalled', () => {
    const ocorrencia = { codigo: 20, descricao: 'Vazamento visível', acao: 'FATURAR_LEITURA', exigeLeitura: true, critica: true } as const;
    expect(criticar(caso({ ocorrencia }), REGRAS)).toEqual([{ regra: 'OCORRENCIA', detalhe: 'Ocorrência 20: Vazamento visível.', bloqueia: false }]);
    expect(regras({ ocorrencia: { ...ocorrencia, critica: false } })).toEqual([]);
    expect(regras({ consumo: lido(0) })).toEqual(['CONSUMO_ZERO']);
    expect(regras({ consumo: lido(0), consumos: [0, 0] })).toEqual([]);
    const sinalizado = criticar(caso({ consumo: lido(20, { origem: 'MEDIA', sinais: ['LEITURA_MENOR', 'SEM_LEITURA'] }) }), REGRAS);
    expect(sinalizado).toEqual([{ regra: 'MEDICAO', detalhe: 'Leitura menor que a anterior.', bloqueia: true }]);
  });

  it('stops a negative master, from the share that the table says (TR 14.8)', () => {
    const comum = volumeComum(100, [104], 0);
    const com = (percentual: number) => REGRAS.map((r) => (r.codigo === 'MASTER_NEGATIVO' ? { ...r, parametros: { percentual } } : r));
    const consumo = lido(0, { medido: 100 });
    expect(regras({ comum, consumo, consumos: [] }, com(0))).toEqual(['MASTER_NEGATIVO']);
    expect(regras({ comum, consumo, consumos: [] }, com(5))).toEqual([]);
    expect(regras({ comum: volumeComum(110, [104], 0) })).toEqual([]);
  });

  it('stops what was billed ahead by more than an ordinary estimate, and leaves the ordinary one alone', () => {
    const compensando = (adiantado: number) => regras({ consumo: lido(0, { sinais: ['COMPENSANDO_MEDIA'], adiantado }), consumos: [20, 20] });
    expect([40, 41].map(compensando)).toEqual([['CONSUMO_ZERO'], ['CONSUMO_ZERO', 'COMPENSACAO']]);
    expect(regras({ consumo: lido(0, { sinais: ['COMPENSANDO_MEDIA'], adiantado: 1 }), consumos: [] })).toEqual(['COMPENSACAO']);
    expect(regras({ consumo: lido(0, { origem: 'MEDIA', adiantado: 500 }) })).toEqual([]);
  });

  it('looks at the well beside the water, each by its own history, and says which it is', () => {
    const ocorrencia = { codigo: 20, descricao: 'Vazamento visível', acao: 'FATURAR_LEITURA', exigeLeitura: true, critica: true } as const;
    const poco = { consumo: lido(80, { sinais: ['LEITURA_MENOR'] }), consumos: DOZE, ocorrencia };
    expect(criticar(caso({ poco }), REGRAS).map((a) => [a.regra, a.detalhe])).toEqual([
      ['CONSUMO_ALTO', 'No poço: Consumo de 80 m³, acima de 170% da média de 20 m³ em 12 meses.'],
      ['OCORRENCIA', 'No poço: Ocorrência 20: Vazamento visível.'],
      ['MEDICAO', 'No poço: Leitura menor que a anterior.'],
    ]);
    expect(criticar(caso({ poco: { ...poco, ocorrencia: null, consumo: lido(35) }, consumo: lido(36) }), REGRAS)[0]?.detalhe).toBe(
      'Consumo de 36 m³, acima de 170% da média de 20 m³ em 12 meses. No poço: Consumo de 35 m³, acima de 170% da média de 20 m³ em 12 meses.',
    );
  });

  it('obeys the table: other thresholds, rules turned off', () => {
    const tabela = REGRAS.map((r) => ({ ...r, ativa: r.codigo !== 'CONSUMO_ALTO' && r.codigo !== 'CONSUMO_EXTREMO' }));
    expect(regras({ consumo: lido(500) }, tabela)).toEqual([]);
  });

  it('what is out of all proportion blocks, and is said once', () => {
    const de = (c: Partial<Criticavel>) => criticar(caso(c), REGRAS).map((a) => [a.regra, a.bloqueia]);
    expect([100, 101].map((v) => de({ consumo: lido(v) }))).toEqual([[['CONSUMO_ALTO', false]], [['CONSUMO_EXTREMO', true]]]);
    expect(de({ valor: centavos(100_001) })).toEqual([['VALOR_EXTREMO', true]]);
    // five times as much, and still a small bill
    expect(de({ valor: centavos(26_000) })).toEqual([['VALOR_ALTO', false]]);
    // who pays that every month
    expect(de({ valor: centavos(1_000_000), valores: [900_000, 950_000] })).toEqual([]);
    // 149.566,69 of a house: both, whatever the consumption says
    expect(de({ valor: centavos(14_956_669), consumo: lido(9_999) })).toEqual([['CONSUMO_EXTREMO', true], ['VALOR_EXTREMO', true]]);
    expect(de({ valor: centavos(14_956_669), consumo: lido(9_999), consumos: [], valores: [] })).toEqual([['VALOR_EXTREMO', true]]);
  });

  it('what is out of all proportion in the well does not hide what is above normal in the water, nor the other way round', () => {
    const achados = (agua: number, doPoco: number) =>
      criticar(caso({ consumo: lido(agua), poco: { consumo: lido(doPoco), consumos: DOZE, ocorrencia: null } }), REGRAS).map((a) => [a.regra, a.bloqueia, a.detalhe.match(/(No poço: )?Consumo de \d+/g)]);
    expect(achados(36, 800)).toEqual([['CONSUMO_ALTO', false, ['Consumo de 36']], ['CONSUMO_EXTREMO', true, ['No poço: Consumo de 800']]]);
    expect(achados(800, 36)).toEqual([['CONSUMO_ALTO', false, ['No poço: Consumo de 36']], ['CONSUMO_EXTREMO', true, ['Consumo de 800']]]);
    expect(achados(800, 900)).toEqual([['CONSUMO_EXTREMO', true, ['Consumo de 800', 'No poço: Consumo de 900']]]);
  });

  it('a moderate anomaly never becomes silent when it grows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 35, max: 1_000_000 }), (v) => {
        expect(regras({ consumo: lido(v) })).toEqual([v > 100 ? 'CONSUMO_EXTREMO' : 'CONSUMO_ALTO']);
      }),
    );
  });

  it('says what a file brought against a person, with both readings', () => {
    const conflito = { medicao: 1, leitura: 3700, ocorrencia: 0, data: dataCivil('2026-11-19'), arquivo: 'g1.txt', linha: 7, vale: 3663, por: 'Marina' };
    expect(criticar(caso({ conflitos: [conflito] }), REGRAS)).toEqual([
      { regra: 'LEITURA_EM_CONFLITO', bloqueia: true, detalhe: 'Linha 7 de g1.txt: leitura 3700, ocorrência 0, de 19/11/2026; vale 3663, registrada por Marina.' },
    ]);
    expect(criticar(caso({ conflitos: [{ ...conflito, medicao: 2, vale: null }] }), REGRAS)[0]?.detalhe).toBe(
      'Linha 7 de g1.txt, poço: leitura 3700, ocorrência 0, de 19/11/2026; vale não lida, registrada por Marina.',
    );
  });

  it('has no opinion without history on a bill of ordinary value', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(100_000), (v, reais) => {
        expect(regras({ consumo: lido(v), valor: centavos(reais), consumos: [], valores: [] })).toEqual([]);
      }),
    );
  });
});

describe('rule of the crítica as data', () => {
  const dado = { codigo: 'CONSUMO_ALTO', nome: 'x', parametros: { percentual: 200, meses: 6, diferencaMinimaM3: 0 }, bloqueia: true, ativa: true };
  const codigo = (d: Parameters<typeof lerRegraCritica>[0]): string => {
    const lida = lerRegraCritica(d);
    return lida.ok ? 'ok' : lida.erro.codigo;
  };

  it('is read when whole and refused when not', () => {
    expect(lerRegraCritica(dado)).toEqual({ ok: true, valor: dado });
    expect(REGRAS.map((r) => codigo({ ...r, parametros: { ...r.parametros } }))).toEqual(REGRAS.map(() => 'ok'));
    expect(codigo({ ...dado, codigo: 'OUTRA' })).toBe('critica/regra-desconhecida');
    expect(codigo({ ...dado, parametros: { percentual: 200, meses: 6 } })).toBe('critica/parametro-invalido');
    expect(codigo({ ...dado, parametros: { ...dado.parametros, percentual: '200' } })).toBe('critica/parametro-invalido');
    expect(codigo({ ...dado, codigo: 'MEDICAO', parametros: { sinais: 'VIRADA' } })).toBe('critica/parametro-invalido');
    expect(codigo({ ...dado, codigo: 'MEDICAO', parametros: { sinais: ['VIRADO'] } })).toBe('critica/parametro-invalido');
    expect(codigo({ ...dado, codigo: 'toString' })).toBe('critica/regra-desconhecida');
    expect([...CODIGOS_DE_REGRA].sort()).toEqual(REGRAS.map((r) => r.codigo).sort());
  });
});
