/** One table applied to one volume: the rows from which the amount is made, exact, so that a bill can show how it was computed (TR 14.7). */
import { comparar, maior, menor, menos, vezes, ZERO, type Fracao } from '../../comum/fracao.ts';
import { ok, recusa, type Resultado } from '../../comum/resultado.ts';
import type { Faixa, Tabela } from './tabela.ts';

export type TipoLinha = 'FIXO' | 'MINIMO' | 'FAIXA';

/** Limits are of the whole ligação (per economia × economias). `valor` = exact reais, before any rounding. */
export interface Linha {
  readonly tipo: TipoLinha;
  readonly acimaDe: Fracao;
  /** Null when the band is open. */
  readonly ate: Fracao | null;
  /** Volume in this row; zero for a fixed amount. */
  readonly m3: Fracao;
  /** Reais per m³; null for fixed and minimum amounts. */
  readonly preco: Fracao | null;
  readonly valor: Fracao;
}

/**
 * Rows in order: fixed or minimum amount, then the bands that have volume. `volume` ≥ 0 in m³ (a fraction when apportioned),
 * `economias` ≥ 1. Refusal: `tarifa/volume-acima-da-ultima-faixa`.
 */
export function calcularLinhas(tabela: Tabela, volume: Fracao, economias: Fracao): Resultado<readonly Linha[]> {
  const faturado = maior(volume, vezes(tabela.franquia, economias));
  const ultima = tabela.faixas.at(-1);
  const fim = ultima === undefined ? (tabela.minimo?.ate ?? ZERO) : ultima.ate;
  if (fim !== null && comparar(faturado, vezes(fim, economias)) > 0) {
    return recusa('tarifa/volume-acima-da-ultima-faixa', 'O volume passa do fim da última faixa. Confira a leitura ou a tabela.', 'volumeM3');
  }
  return ok([...linhaFixa(tabela, faturado, economias), ...linhasDasFaixas(tabela, faturado, economias)]);
}

function linhaFixa(tabela: Tabela, faturado: Fracao, economias: Fracao): readonly Linha[] {
  if (tabela.fixo !== null) {
    return [{ tipo: 'FIXO', acimaDe: ZERO, ate: ZERO, m3: ZERO, preco: null, valor: vezes(tabela.fixo, economias) }];
  }
  if (tabela.minimo === null) return [];
  const ate = vezes(tabela.minimo.ate, economias);
  return [{ tipo: 'MINIMO', acimaDe: ZERO, ate, m3: menor(faturado, ate), preco: null, valor: vezes(tabela.minimo.valor, economias) }];
}

function linhasDasFaixas(tabela: Tabela, faturado: Fracao, economias: Fracao): readonly Linha[] {
  const linhas: Linha[] = [];
  for (const faixa of tabela.faixas) {
    const acimaDe = vezes(faixa.acimaDe, economias);
    if (comparar(faturado, acimaDe) <= 0) break;
    const ate = faixa.ate === null ? null : vezes(faixa.ate, economias);
    const alcanca = ate === null || comparar(faturado, ate) <= 0;
    if (tabela.tipo === 'direta') {
      // The whole volume at the price of the band it reaches.
      if (alcanca) linhas.push(linhaDaFaixa(faixa, acimaDe, ate, faturado));
    } else {
      linhas.push(linhaDaFaixa(faixa, acimaDe, ate, menos(alcanca ? faturado : ate, acimaDe)));
    }
  }
  return linhas;
}

function linhaDaFaixa(faixa: Faixa, acimaDe: Fracao, ate: Fracao | null, m3: Fracao): Linha {
  return { tipo: 'FAIXA', acimaDe, ate, m3, preco: faixa.preco, valor: vezes(faixa.preco, m3) };
}
