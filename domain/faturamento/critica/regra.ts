/** The rules of the crítica as data (TR 14.2, 14.4): what is looked for, how far is too far, and whether it stops the bill. */
import { ok, recusa, type Resultado } from '../../comum/resultado.ts';
import type { Sinal } from '../../leitura/consumo.ts';

/** Thresholds of each rule; whole numbers. Percentages are of the average: 170 is 70 % above it. */
export interface ParametrosPorRegra {
  /** Consumption above `percentual` of the average of `meses`, by at least `diferencaMinimaM3`. */
  readonly CONSUMO_ALTO: { readonly percentual: number; readonly meses: number; readonly diferencaMinimaM3: number };
  /** Consumption below `percentual` of the average of `meses`, by at least `diferencaMinimaM3`. */
  readonly CONSUMO_BAIXO: { readonly percentual: number; readonly meses: number; readonly diferencaMinimaM3: number };
  /** Value above `percentualValor` of its average while consumption stays within `variacaoConsumo` % of its own (TR 14.4). */
  readonly VALOR_ALTO: { readonly percentualValor: number; readonly variacaoConsumo: number; readonly meses: number };
  /** Reading occurrence marked for the crítica (TR 12.8). */
  readonly OCORRENCIA: Readonly<Record<string, never>>;
  /** Nothing billed where `meses` of history average something. */
  readonly CONSUMO_ZERO: { readonly meses: number };
  /** Master below its dependents, by more than `percentual` of its own consumption (0: always) (TR 14.8). */
  readonly MASTER_NEGATIVO: { readonly percentual: number };
  /** Something the measurement itself signalled. */
  readonly MEDICAO: { readonly sinais: readonly Sinal[] };
  /** Consumption worth more than `centavos` and than `vezesMedia` times the average of `meses`: nobody lets it through unseen. */
  readonly VALOR_LIMITE: { readonly centavos: number; readonly vezesMedia: number; readonly meses: number };
}

export type CodigoRegra = keyof ParametrosPorRegra;

interface Regra<C extends CodigoRegra> {
  readonly codigo: C;
  readonly nome: string;
  readonly parametros: ParametrosPorRegra[C];
  /** True: the bill waits for a person's decision. False: it is only shown. */
  readonly bloqueia: boolean;
  readonly ativa: boolean;
}
export type RegraCritica = { readonly [C in CodigoRegra]: Regra<C> }[CodigoRegra];

/**
 * Where a utility starts. TR 14.2 speaks of consumption "maiores de 70% ou menores de 30% em relação à média": read here as above 170 %
 * of the average and below 30 % of it, over twelve months; another reading is another number in the table.
 */
export const REGRAS_PADRAO: readonly RegraCritica[] = [
  { codigo: 'CONSUMO_ALTO', nome: 'Consumo acima do normal', parametros: { percentual: 170, meses: 12, diferencaMinimaM3: 5 }, bloqueia: true, ativa: true },
  { codigo: 'CONSUMO_BAIXO', nome: 'Consumo abaixo do normal', parametros: { percentual: 30, meses: 12, diferencaMinimaM3: 5 }, bloqueia: false, ativa: true },
  { codigo: 'VALOR_ALTO', nome: 'Valor alto sem mudança de consumo', parametros: { percentualValor: 150, variacaoConsumo: 10, meses: 12 }, bloqueia: true, ativa: true },
  { codigo: 'OCORRENCIA', nome: 'Ocorrência de leitura', parametros: {}, bloqueia: true, ativa: true },
  { codigo: 'CONSUMO_ZERO', nome: 'Consumo zero', parametros: { meses: 12 }, bloqueia: false, ativa: true },
  { codigo: 'MASTER_NEGATIVO', nome: 'Master menor que os dependentes', parametros: { percentual: 0 }, bloqueia: true, ativa: true },
  {
    codigo: 'MEDICAO',
    nome: 'Medição a conferir',
    parametros: { sinais: ['VIRADA', 'TROCA_SEM_LEITURA', 'LEITURA_MENOR', 'LEITURA_IMPOSSIVEL', 'SEM_MEDIA'] },
    bloqueia: true,
    ativa: true,
  },
  { codigo: 'VALOR_LIMITE', nome: 'Valor acima do limite de conferência', parametros: { centavos: 1_000_000, vezesMedia: 3, meses: 12 }, bloqueia: true, ativa: true },
];

/** Checks a rule that came as data. Refusals: `critica/regra-desconhecida`, `critica/parametro-invalido`. */
export function lerRegraCritica(dado: {
  readonly codigo: string;
  readonly nome: string;
  readonly parametros: Readonly<Record<string, unknown>>;
  readonly bloqueia: boolean;
  readonly ativa: boolean;
}): Resultado<RegraCritica> {
  const modelo = REGRAS_PADRAO.find((r) => r.codigo === dado.codigo);
  if (modelo === undefined) return recusa('critica/regra-desconhecida', `A regra de crítica "${dado.codigo}" não existe.`, 'codigo');
  for (const [nome, exemplo] of Object.entries(modelo.parametros)) {
    if (!parametroValido(dado.parametros[nome], exemplo)) {
      return recusa('critica/parametro-invalido', `O parâmetro "${nome}" da regra ${dado.codigo} falta ou não serve.`, `parametros.${nome}`);
    }
  }
  // Every parameter of the model was checked just above.
  return ok({ ...modelo, nome: dado.nome, parametros: dado.parametros, bloqueia: dado.bloqueia, ativa: dado.ativa } as RegraCritica);
}

function parametroValido(valor: unknown, exemplo: unknown): boolean {
  if (Array.isArray(exemplo)) return Array.isArray(valor) && valor.every((v) => typeof v === 'string');
  return typeof valor === 'number' && Number.isInteger(valor) && valor >= 0;
}
