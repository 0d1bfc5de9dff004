/** What a ligação really used, month by month, before any meter or reader saw it. */
import type { Aleatorio } from './aleatorio.ts';
import { APARTAMENTO, ASSOCIACAO, ASSOCIACAO_BENEFICENTE, ASSOCIACAO_ESPECIAL, COMERCIAL, INDUSTRIAL, PUBLICA } from './dados/categorias.ts';
import type { Perfil } from './perfis.ts';

/** Readings of history: thirteen make twelve consumptions. */
export const MESES = 13;

/** January to December: more in summer, less in winter. */
const SAZONALIDADE = [1.12, 1.1, 1.06, 1.0, 0.95, 0.91, 0.9, 0.93, 0.98, 1.02, 1.05, 1.09] as const;

/** Factor of a month; `mes` is 1 to 12. */
export function sazonal(mes: number): number {
  return SAZONALIDADE[(mes - 1) % 12] ?? 1;
}

/** Median (m³ a month) and spread of each category. */
const TIPICO: Readonly<Record<number, readonly [mediana: number, dispersao: number]>> = {
  [COMERCIAL]: [12, 0.9],
  [INDUSTRIAL]: [120, 0.9],
  [PUBLICA]: [60, 0.9],
  [ASSOCIACAO]: [18, 0.7],
  [ASSOCIACAO_BENEFICENTE]: [40, 0.6],
  [ASSOCIACAO_ESPECIAL]: [140, 0.6],
};
const CASA_TIPICA = [13, 0.5] as const;
const APARTAMENTO_TIPICO = [10, 0.3] as const;
/** No meter of the town passes this in a month. */
const TETO_M3 = 8_000;

/** Usual consumption of the whole ligação, m³ a month. */
export function consumoBase(sorte: Aleatorio, perfil: Perfil): number {
  let total = 0;
  for (const [subcategoria, quantidade] of perfil.economias) {
    const [mediana, dispersao] = subcategoria === APARTAMENTO ? APARTAMENTO_TIPICO : subcategoria >= 200 ? (TIPICO[Math.floor(subcategoria / 100)] ?? CASA_TIPICA) : CASA_TIPICA;
    total += quantidade * mediana * Math.exp(dispersao * sorte.normal());
  }
  return Math.max(1, Math.min(TETO_M3, total));
}

/** m³ of each of the last {@link MESES} months, oldest first; `mesInicial` is the calendar month (1 to 12) of the first. */
export function consumosReais(sorte: Aleatorio, perfil: Perfil, base: number, mesInicial: number): number[] {
  const meses = Array.from({ length: MESES }, (_, i) => Math.max(0, Math.round(base * sazonal(mesInicial + i) * (1 + 0.12 * sorte.normal()))));
  const aPartirDe = (inicio: number, valor: () => number) => {
    for (let i = inicio; i < MESES; i++) meses[i] = valor();
  };
  if (perfil.situacao === 'CORTADA') aPartirDe(sorte.inteiro(7, 11), () => 0);
  if (perfil.situacao === 'INATIVA') aPartirDe(0, () => 0);
  if (perfil.anomalia === 'IMOVEL_VAZIO') aPartirDe(sorte.inteiro(1, 9), () => (sorte.chance(0.1) ? 1 : 0));
  if (perfil.anomalia === 'PARADO') aPartirDe(sorte.inteiro(9, 11), () => 0);
  if (perfil.anomalia === 'VAZAMENTO_PASSADO') {
    const mes = sorte.inteiro(3, 11);
    meses[mes] = Math.round((meses[mes] ?? 0) * (3 + 4 * sorte.unidade())) + 10;
    meses[mes + 1] = Math.round((meses[mes + 1] ?? 0) * 1.5);
  }
  return meses;
}

/** The master's meter passes all that its dependents use, and the garden, the garage and the losses. */
export function consumosDoMaster(sorte: Aleatorio, dependentes: readonly (readonly number[])[]): number[] {
  return Array.from({ length: MESES }, (_, mes) => {
    const soma = dependentes.reduce((total, meses) => total + (meses[mes] ?? 0), 0);
    return soma + 2 + Math.round(soma * (0.02 + 0.06 * sorte.unidade()));
  });
}
