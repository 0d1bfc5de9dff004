import { beforeAll, describe, expect, it } from 'vitest';
import { ehCnpj, ehCpf } from '../../domain/cadastro/documento.ts';
import { lerInscricao } from '../../domain/cadastro/inscricao.ts';
import { referencia } from '../../domain/comum/referencia.ts';
import { gerarCidade, type Cidade } from './cidade.ts';
import { SUBCATEGORIAS } from './dados/categorias.ts';
import type { LinhaInstalacao, RotaGerada } from './tipos.ts';

let cidade: Cidade;
let rotas: RotaGerada[];

beforeAll(() => {
  cidade = gerarCidade({ ligacoes: 2_000, semente: 1, referencia: referencia('2026-11') });
  rotas = [...cidade.gerarRotas()];
});

const todos = <T>(campo: (rota: RotaGerada) => readonly T[]): T[] => rotas.flatMap((rota) => [...campo(rota)]);
function agrupar<T, K>(itens: readonly T[], chave: (item: T) => K): Map<K, T[]> {
  const grupos = new Map<K, T[]>();
  for (const item of itens) grupos.set(chave(item), [...(grupos.get(chave(item)) ?? []), item]);
  return grupos;
}
const unicos = (valores: readonly unknown[]) => new Set(valores).size;

describe('the town', () => {
  it('is the same for the same seed, and another for another', () => {
    const quarta = (semente: number) => [...gerarCidade({ ligacoes: 120, semente }).gerarRotas()][3];
    expect(quarta(1)).toEqual(quarta(1));
    expect(quarta(2)).not.toEqual(quarta(1));
  });

  it('has four grupos, twelve rotas and every ligação in one of them', () => {
    expect(cidade.grupos).toHaveLength(4);
    expect(rotas).toHaveLength(12);
    expect(todos((r) => r.ligacoes)).toHaveLength(2_000);
    expect(unicos(todos((r) => r.ligacoes).map(({ cdc }) => cdc))).toBe(2_000);
  });

  it('of 180,000 ligações has rotas of 450 and twenty grupos', () => {
    const grande = gerarCidade({ ligacoes: 180_000 });
    expect(grande.rotas).toHaveLength(400);
    expect(grande.grupos).toHaveLength(20);
    expect(grande.rotas.reduce((soma, { tamanho }) => soma + tamanho, 0)).toBe(180_000);
  });

  it('is refused when it would leave a rota empty', () => {
    expect(() => gerarCidade({ ligacoes: 11 })).toThrow(RangeError);
  });

  it('gives everybody a valid document that nobody else has', () => {
    const pessoas = todos((r) => r.pessoas);
    for (const { documento, documentoTipo } of pessoas) expect(documentoTipo === 'CPF' ? ehCpf(documento) : ehCnpj(documento)).toBe(true);
    expect(unicos(pessoas.map(({ documento }) => documento))).toBe(pessoas.length);
    expect(pessoas.some(({ documento }) => /[A-Z]/.test(documento))).toBe(true);
  });

  it('numbers every inscrição by its place, with both check digits', () => {
    const inscricoes = todos((r) => r.ligacoes).map(({ inscricao }) => inscricao);
    for (const inscricao of inscricoes) expect(lerInscricao(inscricao).ok).toBe(true);
    expect(unicos(inscricoes)).toBe(inscricoes.length);
  });

  it('has every case that billing must know', () => {
    const ligacoes = todos((r) => r.ligacoes);
    const economias = todos((r) => r.economias);
    const distintos = (campo: readonly (string | number)[]) => [...new Set(campo)].sort((a, b) => (a < b ? -1 : 1));
    expect(distintos(ligacoes.map((l) => l.tipoFaturamento))).toEqual([1, 2, 3, 4, 5]);
    expect(distintos(ligacoes.map((l) => l.situacao))).toEqual(['ATIVA', 'CORTADA', 'INATIVA', 'PROVISORIA']);
    expect(distintos(ligacoes.map((l) => l.tipoLigacao))).toEqual(['CONSUMO_FIXO', 'HIDROMETRADA']);
    const categoriaDe = new Map(SUBCATEGORIAS.map(({ id, categoria }) => [id, categoria]));
    expect(unicos(economias.map(({ subcategoria }) => categoriaDe.get(subcategoria)))).toBe(7);
    expect(economias.some(({ quantidade }) => quantidade > 1)).toBe(true);
    const porCdc = agrupar(economias, ({ cdc }) => cdc);
    expect([...porCdc.values()].some((linhas) => unicos(linhas.map(({ subcategoria }) => categoriaDe.get(subcategoria))) > 1)).toBe(true);
    expect(todos((r) => r.instalacoes).some(({ medicao }) => medicao === 2)).toBe(true);
    expect(ligacoes.some((l) => l.teeVolumeM3 !== null)).toBe(true);
    expect(todos((r) => r.dependentes).length).toBeGreaterThan(50);
    expect(unicos(todos((r) => r.hidrometros).map(({ digitos }) => digitos))).toBeGreaterThanOrEqual(3);
  });

  it('keeps master and dependents in one rota, and no master depends on another', () => {
    for (const { ligacoes, dependentes } of rotas) {
      const daRota = new Set(ligacoes.map(({ cdc }) => cdc));
      const masters = new Set(dependentes.map(({ master }) => master));
      for (const { dependente, master } of dependentes) {
        expect(daRota.has(dependente) && daRota.has(master)).toBe(true);
        expect(masters.has(dependente)).toBe(false);
      }
    }
  });

  it('makes a home use 10 to 16 m³ in the median month', () => {
    const ultimos = todos((r) => r.consumos).flatMap(({ consumos }) => consumos.slice(0, 1)).sort((a, b) => a - b);
    const mediana = ultimos[Math.floor(ultimos.length / 2)];
    expect(mediana).toBeGreaterThanOrEqual(10);
    expect(mediana).toBeLessThanOrEqual(16);
  });
});

describe('meters and readings', () => {
  const chave = ({ cdc, medicao }: { cdc: number; medicao: number }) => `${cdc}/${medicao}`;

  it('never overlap on a ligação, nor does a meter serve two', () => {
    const ativas = (instalacoes: LinhaInstalacao[]) => instalacoes.filter(({ ate }) => ate === null);
    const instalacoes = todos((r) => r.instalacoes);
    expect(unicos(ativas(instalacoes).map(chave))).toBe(ativas(instalacoes).length);
    expect(unicos(instalacoes.map(({ hidrometro }) => hidrometro))).toBe(instalacoes.length);
    expect(unicos(todos((r) => r.hidrometros).map(({ numero }) => numero))).toBe(instalacoes.length);
  });

  it('fit the digits of the dial and come from the meter installed on that day', () => {
    const digitos = new Map(todos((r) => r.hidrometros).map(({ id, digitos: d }) => [id, d]));
    const porPonto = agrupar(todos((r) => r.instalacoes), chave);
    for (const leitura of todos((r) => r.leituras)) {
      expect(leitura.valor ?? 0).toBeLessThan(10 ** (digitos.get(leitura.hidrometro) ?? 0));
      const instalado = porPonto.get(chave(leitura))?.find(({ de, ate }) => de <= leitura.data && (ate === null || leitura.data < ate));
      expect(instalado?.hidrometro).toBe(leitura.hidrometro);
    }
  });

  it('add up: each measured consumption is the difference of its two readings, turn of the dial included', () => {
    const digitos = new Map(todos((r) => r.hidrometros).map(({ id, digitos: d }) => [id, d]));
    const porCdc = agrupar(todos((r) => r.leituras).filter(({ medicao }) => medicao === 1), ({ cdc }) => cdc);
    let viradas = 0;
    for (const { cdc, consumos } of todos((r) => r.consumos)) {
      const leituras = porCdc.get(cdc) ?? [];
      const [atual, anterior] = [leituras.at(-1), leituras.at(-2)];
      if (atual === undefined || anterior === undefined || atual.hidrometro !== anterior.hidrometro) continue;
      if (atual.valor === null || anterior.valor === null) continue;
      const capacidade = 10 ** (digitos.get(atual.hidrometro) ?? 0);
      expect(consumos[0]).toBe((atual.valor - anterior.valor + capacidade) % capacidade);
      if (leituras.some((l, i) => i > 0 && (l.valor ?? 0) < (leituras[i - 1]?.valor ?? 0) && l.hidrometro === leituras[i - 1]?.hidrometro)) viradas += 1;
    }
    expect(viradas).toBeGreaterThan(0);
  });

  it('leave some meters changed after the last reading, and some ligações unread', () => {
    const ultimas = new Map(todos((r) => r.consumos).map(({ cdc, data }) => [cdc, data]));
    expect(todos((r) => r.instalacoes).some(({ cdc, de, medicao }) => medicao === 1 && de > (ultimas.get(cdc) ?? '9999'))).toBe(true);
    expect(todos((r) => r.leituras).some(({ valor, ocorrencia }) => valor === null && ocorrencia > 0)).toBe(true);
  });
});

describe('the schedule', () => {
  it('reads, closes, issues and falls due in order, a year ahead, for every grupo', () => {
    expect(cidade.cronograma).toHaveLength(25 * 4);
    for (const { leituraPrevista, leituraLimite, emissao, vencimento } of cidade.cronograma) {
      expect([leituraPrevista, leituraLimite, emissao, vencimento]).toEqual([leituraPrevista, leituraLimite, emissao, vencimento].sort());
      expect(emissao < vencimento).toBe(true);
    }
  });
});
