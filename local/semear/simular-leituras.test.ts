import { describe, expect, it } from 'vitest';
import { dataCivil } from '../../domain/comum/data-civil.ts';
import { referencia } from '../../domain/comum/referencia.ts';
import { LAYOUT_NASCENTE } from '../../domain/leitura/arquivo/layout.ts';
import { lerArquivoDeLeitura } from '../../domain/leitura/arquivo/ler-arquivo.ts';
import { simularLeituras, type PontoALer } from './simular-leituras.ts';

const ponto = (i: number): PontoALer => ({
  rota: 1,
  cdc: 100_001 + i,
  medicao: 1,
  medidor: `A20A${String(i).padStart(6, '0')}`,
  digitos: 4,
  anterior: 1_000 + i,
  desde: dataCivil('2026-10-05'),
  consumos: [12, 14, 13, 12, 11, 12, 13, 14, 12, 12, 13, 12],
  cortada: false,
  master: null,
});
const PEDIDO = { grupo: 1, referencia: referencia('2026-11'), data: dataCivil('2026-11-04'), semente: 7, pontos: Array.from({ length: 120 }, (_, i) => ponto(i)) };

function ler(texto: string) {
  const lido = lerArquivoDeLeitura(texto, [LAYOUT_NASCENTE]);
  if (!lido.ok) throw new Error(lido.erro.mensagem);
  return lido.valor;
}

describe('simulated readings', () => {
  it('are a file that the reception reads whole, refusing only the impossible date', () => {
    const { texto, nome } = simularLeituras(PEDIDO);
    const arquivo = ler(texto);
    expect(nome).toBe('leituras-g001-202611.txt');
    expect(arquivo).toMatchObject({ grupo: 1, referencia: '2026-11' });
    expect(arquivo.recusadas.map(({ codigo }) => codigo)).toEqual(['leitura/data-invalido']);
  });

  it('are the same for the same seed, and ASCII', () => {
    const { texto } = simularLeituras(PEDIDO);
    expect(simularLeituras(PEDIDO).texto).toBe(texto);
    expect(texto).toMatch(/^[\x20-\x7e\n]+$/);
    expect(simularLeituras({ ...PEDIDO, semente: 8 }).texto).not.toBe(texto);
  });

  it('bring every anomaly at least once', () => {
    const { acontecimentos, texto } = simularLeituras(PEDIDO);
    for (const esperado of ['VAZAMENTO', 'QUEDA', 'LEITURA_MENOR', 'SEM_ACESSO', 'PARADO', 'NAO_VISITADA', 'MEDIDOR_TROCADO', 'LINHA_REPETIDA', 'DATA_IMPOSSIVEL', 'LIGACAO_DESCONHECIDA'] as const) {
      expect(acontecimentos[esperado], esperado).toBeGreaterThanOrEqual(1);
    }
    const { leituras } = ler(texto);
    expect(leituras.some(({ leitura }) => leitura === null)).toBe(true);
    expect(leituras.some(({ cdc }) => cdc === 999_999_999)).toBe(true);
    expect(new Set(leituras.map(({ cdc }) => cdc)).size).toBeLessThan(leituras.length);
  });

  it('without anomalies read every meter once, near its usual consumption', () => {
    const { leituras, recusadas } = ler(simularLeituras({ ...PEDIDO, comAnomalias: false }).texto);
    expect(recusadas).toEqual([]);
    expect(leituras.map(({ cdc }) => cdc)).toEqual(PEDIDO.pontos.map(({ cdc }) => cdc));
    for (const [i, { leitura }] of leituras.entries()) {
      expect((leitura ?? 0) - 1_000 - i).toBeGreaterThan(5);
      expect((leitura ?? 0) - 1_000 - i).toBeLessThan(25);
    }
  });

  it('turn the dial past its last digit', () => {
    const { leituras } = ler(simularLeituras({ ...PEDIDO, comAnomalias: false, pontos: [{ ...ponto(0), anterior: 9_998 }] }).texto);
    expect(leituras[0]?.leitura).toBeLessThan(30);
  });

  it('make the master show more than its dependents, and once less', () => {
    const predio = [ponto(0), ...Array.from({ length: 10 }, (_, i) => ({ ...ponto(i + 1), master: 100_001 }))];
    const comum = (comAnomalias: boolean) => {
      const { leituras } = ler(simularLeituras({ ...PEDIDO, comAnomalias, pontos: predio }).texto);
      return leituras.find(({ cdc }) => cdc === 100_001)?.leitura ?? 0;
    };
    const soma = ler(simularLeituras({ ...PEDIDO, comAnomalias: false, pontos: predio }).texto)
      .leituras.filter(({ cdc }) => cdc !== 100_001)
      .reduce((total, { leitura, cdc }) => total + (leitura ?? 0) - 1_000 - (cdc - 100_001), 0);
    expect(comum(false) - 1_000).toBeGreaterThan(soma);
    expect(simularLeituras({ ...PEDIDO, pontos: predio }).acontecimentos.MASTER_NEGATIVO).toBe(1);
  });
});
