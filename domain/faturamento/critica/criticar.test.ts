import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centavos } from '../../comum/dinheiro.ts';
import type { Consumo } from '../../leitura/consumo.ts';
import { volumeComum } from '../../leitura/master.ts';
import { criticar, type Criticavel } from './criticar.ts';
import { lerRegraCritica, REGRAS_PADRAO, type CodigoRegra, type RegraCritica } from './regra.ts';

const lido = (volume: number, parcial: Partial<Consumo> = {}): Consumo => ({
  origem: 'LEITURA', volume, medido: volume, leituraFaturada: 0, sinais: [], ...parcial,
});
const DOZE = Array<number>(12).fill(20);
const caso = (parcial: Partial<Criticavel> = {}): Criticavel => ({
  consumo: lido(20), valor: centavos(5000), consumos: DOZE, valores: Array<number>(12).fill(5000), ocorrencia: null, comum: null, ...parcial,
});
const regras = (c: Partial<Criticavel>, quais: readonly RegraCritica[] = REGRAS_PADRAO): readonly CodigoRegra[] => criticar(caso(c), quais).map((a) => a.regra);

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
    expect(criticar(caso({ ocorrencia }), REGRAS_PADRAO)).toEqual([{ regra: 'OCORRENCIA', detalhe: 'Ocorrência 20: Vazamento visível.', bloqueia: true }]);
    expect(regras({ ocorrencia: { ...ocorrencia, critica: false } })).toEqual([]);
    expect(regras({ consumo: lido(0) })).toEqual(['CONSUMO_ZERO']);
    expect(regras({ consumo: lido(0), consumos: [0, 0] })).toEqual([]);
    const sinalizado = criticar(caso({ consumo: lido(20, { origem: 'MEDIA', sinais: ['LEITURA_MENOR', 'SEM_LEITURA'] }) }), REGRAS_PADRAO);
    expect(sinalizado).toEqual([{ regra: 'MEDICAO', detalhe: 'Leitura menor que a anterior.', bloqueia: true }]);
  });

  it('stops a negative master, from the share that the table says (TR 14.8)', () => {
    const comum = volumeComum(100, [104], 0);
    const com = (percentual: number) => REGRAS_PADRAO.map((r) => (r.codigo === 'MASTER_NEGATIVO' ? { ...r, parametros: { percentual } } : r));
    const consumo = lido(0, { medido: 100 });
    expect(regras({ comum, consumo, consumos: [] }, com(0))).toEqual(['MASTER_NEGATIVO']);
    expect(regras({ comum, consumo, consumos: [] }, com(5))).toEqual([]);
    expect(regras({ comum: volumeComum(110, [104], 0) })).toEqual([]);
  });

  it('stops an absurd value, of who has a history and of who has none; a big consumer goes on as usual', () => {
    const limite = centavos(1_000_001);
    expect(criticar(caso({ valor: limite, valores: [], consumos: [] }), REGRAS_PADRAO)).toEqual([
      { regra: 'VALOR_LIMITE', detalhe: 'Valor de R$ 10.000,01, acima do limite de conferência de R$ 10.000,00; sem histórico de contas.', bloqueia: true },
    ]);
    expect(regras({ valor: limite, consumo: lido(4000) })).toEqual(['CONSUMO_ALTO', 'VALOR_LIMITE']);
    expect(regras({ valor: centavos(3_000_000), valores: [1_000_000, 1_000_000], consumo: lido(20, { origem: 'MEDIA' }), consumos: [] })).toEqual([]);
    expect(regras({ valor: centavos(3_000_001), valores: [1_000_000, 1_000_000], consumo: lido(20, { origem: 'MEDIA' }), consumos: [] })).toEqual(['VALOR_LIMITE']);
  });

  it('obeys the table: other thresholds, rules turned off', () => {
    const tabela = REGRAS_PADRAO.map((r) => ({ ...r, ativa: r.codigo !== 'CONSUMO_ALTO' }));
    expect(regras({ consumo: lido(500) }, tabela)).toEqual([]);
  });

  it('has no opinion without history', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(1_000_000), (v, reais) => {
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
    expect(REGRAS_PADRAO.map((r) => codigo({ ...r, parametros: { ...r.parametros } }))).toEqual(REGRAS_PADRAO.map(() => 'ok'));
    expect(codigo({ ...dado, codigo: 'OUTRA' })).toBe('critica/regra-desconhecida');
    expect(codigo({ ...dado, parametros: { percentual: 200, meses: 6 } })).toBe('critica/parametro-invalido');
    expect(codigo({ ...dado, parametros: { ...dado.parametros, percentual: '200' } })).toBe('critica/parametro-invalido');
    expect(codigo({ ...dado, codigo: 'MEDICAO', parametros: { sinais: 'VIRADA' } })).toBe('critica/parametro-invalido');
  });
});
