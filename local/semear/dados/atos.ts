/** Tariff acts of the town. Every price is invented (docs/dados-inventados.md); the shape is that of TR 14.1, 14.5 and 14.7. */
import { dataCivil, type DataCivil } from '../../../domain/comum/data-civil.ts';
import type { DeclaracaoTabela } from '../../../domain/faturamento/tarifa/tabela.ts';
import { ASSOCIACAO, ASSOCIACAO_BENEFICENTE, ASSOCIACAO_ESPECIAL, COMERCIAL, INDUSTRIAL, PUBLICA, RESIDENCIAL } from './categorias.ts';

export type Servico = 'AGUA' | 'ESGOTO' | 'TEE';

/** `esgoto`: percent of the water as a decimal string; null when the category has a sewage table of its own. `tee`: as in the table `ato_categoria`. */
export interface CategoriaDoAtoSemeada {
  readonly categoria: number;
  readonly esgoto: string | null;
  readonly tee: { readonly tipo: 'TABELA' | 'ESGOTO' } | { readonly tipo: 'VALOR'; readonly centavos: number };
  readonly tabelas: Partial<Record<Servico, DeclaracaoTabela>>;
}

export interface AtoSemeado {
  readonly id: number;
  readonly numero: string;
  readonly descricao: string;
  readonly desde: DataCivil;
  /** Exclusive; null for the act in force. */
  readonly ate: DataCivil | null;
  readonly categorias: readonly CategoriaDoAtoSemeada[];
}

/** What Sorocaba charges of sewage (TR 14.5). */
const PERCENTUAL_ESGOTO = '92.5';
const LIMITES = [0, 10, 15, 20, 30, 50] as const;

/** Cents per m³ of each band of {@link LIMITES} under the first act. */
const PRECOS: Readonly<Record<number, readonly [number, number, number, number, number, number]>> = {
  [RESIDENCIAL]: [214, 305, 428, 612, 845, 1130],
  [COMERCIAL]: [465, 640, 812, 985, 1180, 1345],
  [INDUSTRIAL]: [598, 745, 930, 1120, 1290, 1460],
  [PUBLICA]: [438, 575, 724, 890, 1045, 1210],
  [ASSOCIACAO]: [260, 352, 470, 640, 815, 1010],
  [ASSOCIACAO_BENEFICENTE]: [107, 152, 214, 306, 422, 565],
  [ASSOCIACAO_ESPECIAL]: [85, 85, 85, 85, 85, 85],
};

function reais(centavos: number): string {
  return `${Math.floor(centavos / 100)}.${String(centavos % 100).padStart(2, '0')}`;
}

/** Bands of a category; `porMil` adjusts the prices of the first act, `parte` (percent) takes a share of them. */
function faixas(categoria: number, porMil: number, parte = 100): DeclaracaoTabela['faixas'] {
  return (PRECOS[categoria] ?? []).map((preco, i) => ({
    acimaDe: String(LIMITES[i]),
    ate: LIMITES[i + 1] === undefined ? null : String(LIMITES[i + 1]),
    preco: reais(Math.round((preco * porMil * parte) / 100_000)),
  }));
}

/** The four types of table all stand in the town. */
function agua(categoria: number, porMil: number): DeclaracaoTabela {
  switch (categoria) {
    case INDUSTRIAL:
      return { tipo: 'fixa+cascata', valorFixo: reais(Math.round((3_850 * porMil) / 1000)), faixas: faixas(categoria, porMil) };
    case ASSOCIACAO:
      return { tipo: 'minimo+cascata', valorMinimo: reais(Math.round((2_600 * porMil) / 1000)), minimoM3: '10', faixas: faixas(categoria, porMil).slice(1) };
    case ASSOCIACAO_ESPECIAL:
      return { tipo: 'direta', faixas: faixas(categoria, porMil) };
    case PUBLICA:
    case ASSOCIACAO_BENEFICENTE:
      return { tipo: 'cascata', faixas: faixas(categoria, porMil) };
    default:
      return { tipo: 'cascata', franquiaM3: '10', faixas: faixas(categoria, porMil) };
  }
}

function categoriaDoAto(categoria: number, porMil: number): CategoriaDoAtoSemeada {
  const tabelas = { AGUA: agua(categoria, porMil) };
  switch (categoria) {
    case RESIDENCIAL:
      return { categoria, esgoto: PERCENTUAL_ESGOTO, tee: { tipo: 'TABELA' }, tabelas: { ...tabelas, TEE: { tipo: 'fixa+cascata', valorFixo: reais(Math.round((1_240 * porMil) / 1000)), faixas: faixas(categoria, porMil, 60) } } };
    case ASSOCIACAO_BENEFICENTE:
      return { categoria, esgoto: PERCENTUAL_ESGOTO, tee: { tipo: 'VALOR', centavos: Math.round((1_890 * porMil) / 1000) }, tabelas };
    case ASSOCIACAO_ESPECIAL:
      return { categoria, esgoto: null, tee: { tipo: 'ESGOTO' }, tabelas: { ...tabelas, ESGOTO: { tipo: 'direta', faixas: faixas(categoria, porMil, 50) } } };
    default:
      return { categoria, esgoto: PERCENTUAL_ESGOTO, tee: { tipo: 'ESGOTO' }, tabelas };
  }
}

function ato(id: number, numero: string, desde: string, ate: string | null, porMil: number): AtoSemeado {
  return {
    id,
    numero,
    descricao: `Ato administrativo ${numero}: tarifas de água e esgoto (valores inventados)`,
    desde: dataCivil(desde),
    ate: ate === null ? null : dataCivil(ate),
    categorias: Object.keys(PRECOS).map((categoria) => categoriaDoAto(Number(categoria), porMil)),
  };
}

export const ATOS: readonly AtoSemeado[] = [
  ato(1, '19/2023', '2023-04-01', '2024-04-01', 1000),
  ato(2, '20/2024', '2024-04-01', '2025-04-01', 1042),
  ato(3, '21/2025', '2025-04-01', '2026-04-01', 1093),
  ato(4, '22/2026', '2026-04-01', null, 1148),
];
