/** The rules of the crítica as data (TR 14.2, 14.4): what is looked for, how far is too far, and whether it stops the bill. */
import { ok, recusa, type Resultado } from '../../comum/resultado.ts';
import { SINAIS, type Sinal } from '../../leitura/consumo.ts';

/** Thresholds of each rule; whole numbers. Percentages are of the average: 170 is 70 % above it. */
export interface ParametrosPorRegra {
  /** Consumption above `percentual` of the average of `meses`, by at least `diferencaMinimaM3`. */
  readonly CONSUMO_ALTO: { readonly percentual: number; readonly meses: number; readonly diferencaMinimaM3: number };
  /** The same, out of all proportion: it takes the place of CONSUMO_ALTO. */
  readonly CONSUMO_EXTREMO: { readonly percentual: number; readonly meses: number; readonly diferencaMinimaM3: number };
  /** Consumption below `percentual` of the average of `meses`, by at least `diferencaMinimaM3`. */
  readonly CONSUMO_BAIXO: { readonly percentual: number; readonly meses: number; readonly diferencaMinimaM3: number };
  /** Value above `percentualValor` of its average while consumption stays within `variacaoConsumo` % of its own (TR 14.4). */
  readonly VALOR_ALTO: { readonly percentualValor: number; readonly variacaoConsumo: number; readonly meses: number };
  /** Value above `valorMinimo` centavos and above `percentual` of its average, or without history; whatever the consumption. It takes the place of VALOR_ALTO. */
  readonly VALOR_EXTREMO: { readonly percentual: number; readonly meses: number; readonly valorMinimo: number };
  /** Reading occurrence marked for the crítica (TR 12.8). */
  readonly OCORRENCIA: Readonly<Record<string, never>>;
  /** Nothing billed where `meses` of history average something. */
  readonly CONSUMO_ZERO: { readonly meses: number };
  /** Master below its dependents, by more than `percentual` of its own consumption (0: always) (TR 14.8). */
  readonly MASTER_NEGATIVO: { readonly percentual: number };
  /** Below what was billed ahead, with more than `vezesMedia` averages of `meses` still to come back (docs/adr/0012). */
  readonly COMPENSACAO: { readonly vezesMedia: number; readonly meses: number };
  /** Something the measurement itself signalled. */
  readonly MEDICAO: { readonly sinais: readonly Sinal[] };
  /** A reading file says what was not known when a person set the reading. */
  readonly LEITURA_EM_CONFLITO: Readonly<Record<string, never>>;
}

export type CodigoRegra = keyof ParametrosPorRegra;

interface Regra<C extends CodigoRegra> {
  readonly codigo: C;
  readonly nome: string;
  readonly parametros: ParametrosPorRegra[C];
  /** True: the cycle waits for a person's decision of this ligação. False: it is shown, and accepted with the approval of the cycle. */
  readonly bloqueia: boolean;
  readonly ativa: boolean;
}
export type RegraCritica = { readonly [C in CodigoRegra]: Regra<C> }[CodigoRegra];

type Especie = 'INTEIRO' | 'SINAIS';
type EspeciesDe<C extends CodigoRegra> = { readonly [P in keyof ParametrosPorRegra[C]]: Especie };

const DA_MEDIA = { percentual: 'INTEIRO', meses: 'INTEIRO', diferencaMinimaM3: 'INTEIRO' } as const;

/** What each rule needs to be told. The rules themselves, with where a utility starts, are only in the migrations (`faturamento.regra_critica`). */
const PARAMETROS: { readonly [C in CodigoRegra]: EspeciesDe<C> } = {
  CONSUMO_ALTO: DA_MEDIA,
  CONSUMO_EXTREMO: DA_MEDIA,
  CONSUMO_BAIXO: DA_MEDIA,
  VALOR_ALTO: { percentualValor: 'INTEIRO', variacaoConsumo: 'INTEIRO', meses: 'INTEIRO' },
  VALOR_EXTREMO: { percentual: 'INTEIRO', meses: 'INTEIRO', valorMinimo: 'INTEIRO' },
  OCORRENCIA: {},
  CONSUMO_ZERO: { meses: 'INTEIRO' },
  MASTER_NEGATIVO: { percentual: 'INTEIRO' },
  COMPENSACAO: { vezesMedia: 'INTEIRO', meses: 'INTEIRO' },
  MEDICAO: { sinais: 'SINAIS' },
  LEITURA_EM_CONFLITO: {},
};

export const CODIGOS_DE_REGRA: readonly string[] = Object.keys(PARAMETROS);

function ehCodigo(codigo: string): codigo is CodigoRegra {
  return Object.hasOwn(PARAMETROS, codigo);
}

/** A rule as it is kept, before anybody looked at it. */
interface RegraComoDado {
  readonly codigo: string;
  readonly nome: string;
  readonly parametros: Readonly<Record<string, unknown>>;
  readonly bloqueia: boolean;
  readonly ativa: boolean;
}

/** Checks a rule that came as data. Refusals: `critica/regra-desconhecida`, `critica/parametro-invalido`. */
export function lerRegraCritica(dado: RegraComoDado): Resultado<RegraCritica> {
  if (ehRegra(dado)) return ok(dado);
  if (!ehCodigo(dado.codigo)) return recusa('critica/regra-desconhecida', `A regra de crítica "${dado.codigo}" não existe.`, 'codigo');
  const nome = parametroErrado(dado.codigo, dado.parametros) ?? '';
  return recusa('critica/parametro-invalido', `O parâmetro "${nome}" da regra ${dado.codigo} falta ou não serve.`, `parametros.${nome}`);
}

function ehRegra(dado: RegraComoDado): dado is RegraCritica {
  return ehCodigo(dado.codigo) && parametroErrado(dado.codigo, dado.parametros) === undefined;
}

function parametroErrado(codigo: CodigoRegra, parametros: RegraComoDado['parametros']): string | undefined {
  return Object.entries<Especie>(PARAMETROS[codigo]).find(([nome, especie]) => !parametroValido(parametros[nome], especie))?.[0];
}

function parametroValido(valor: unknown, especie: Especie): boolean {
  if (especie === 'SINAIS') return Array.isArray(valor) && valor.every((v) => (SINAIS as readonly unknown[]).includes(v));
  return typeof valor === 'number' && Number.isInteger(valor) && valor >= 0;
}
