/**
 * How a bill came out, line by line, computed again by the definition of the tariff from what the bill keeps: acts, days, economias and
 * volumes (TR 14.7). It is shown only when it comes to what was charged (invariant 15): {@link memoriaProvada}.
 */
import { centavos } from '../comum/dinheiro.ts';
import { fracao, UM, type Fracao } from '../comum/fracao.ts';
import { ok, recusa, type Resultado } from '../comum/resultado.ts';
import { economiasPorCategoria, regrasDasCategorias, type AtoTarifario } from './ato.ts';
import { calcularConta, type AtoAplicado, type Conta } from './conta.ts';
import { blocosDaMemoria, type BlocoDaMemoria } from './linhas-da-memoria.ts';
import { RUBRICA } from './previa/previa.ts';
import { rubricasDaConta } from './previa/rubricas-da-conta.ts';
import { ehTipoFaturamento } from '../cadastro/tipo-faturamento.ts';

/** What an issued or provisional bill keeps of its calculation. `dias` and `diasAto` as in the bill. */
export interface BaseDoCalculo {
  readonly tipoFaturamento: number;
  readonly volumeAgua: number;
  readonly volumeTee: number;
  /** packed: subcategoria, quantidade, … */
  readonly economias: readonly number[];
  readonly ato: number;
  readonly atoSeguinte: number | null;
  readonly dias: number;
  /** Days under `ato` when there is a second one. */
  readonly diasAto: number | null;
}

/** The same, with what was charged: ids of the rubricas and their centavos, in step. */
export interface ContaGuardada extends BaseDoCalculo {
  readonly rubricas: readonly number[];
  readonly valores: readonly number[];
}

export interface Memoria {
  readonly conta: Conta;
  readonly atos: readonly { readonly numero: string; readonly dias: number }[];
  readonly blocos: readonly BlocoDaMemoria[];
}

/** What the calculation needs to know besides the bill. */
export interface TabelasDaMemoria {
  readonly atos: ReadonlyMap<number, AtoTarifario>;
  /** Category of each subcategoria. */
  readonly categoriaDe: ReadonlyMap<number, number>;
  /** Id of each rubrica by its code. */
  readonly rubricaDe: ReadonlyMap<string, number>;
}

/** Refusals: `memoria/tipo-desconhecido`, `memoria/ato-desconhecido`, `ato/categoria-sem-tarifa` and those of {@link calcularConta}. */
export function memoriaDeCalculo(base: BaseDoCalculo, tabelas: Pick<TabelasDaMemoria, 'atos' | 'categoriaDe'>): Resultado<Memoria> {
  if (!ehTipoFaturamento(base.tipoFaturamento)) return recusa('memoria/tipo-desconhecido', `O tipo de faturamento ${base.tipoFaturamento} da conta não existe.`);
  const economias = economiasPorCategoria(base.economias, tabelas.categoriaDe);
  const aplicados: (AtoAplicado & { readonly numero: string; readonly dias: number })[] = [];
  for (const { id, dias, peso } of partesDosAtos(base)) {
    const ato = tabelas.atos.get(id);
    if (ato === undefined) return recusa('memoria/ato-desconhecido', `O ato tarifário ${id} da conta não foi encontrado.`);
    const regras = regrasDasCategorias(ato, economias);
    if (!regras.ok) return regras;
    aplicados.push({ ...regras.valor, ato: ato.id, numero: ato.numero, dias, peso, arredondamento: ato.arredondamento });
  }
  const conta = calcularConta({ tipo: base.tipoFaturamento, volumeAgua: base.volumeAgua, volumeTee: base.volumeTee, atos: aplicados });
  if (!conta.ok) return conta;
  return ok({ conta: conta.valor, atos: aplicados.map(({ numero, dias }) => ({ numero, dias })), blocos: blocosDaMemoria(conta.valor, aplicados) });
}

/**
 * The memory of a bill, if it comes to what the bill charges for consumption, rubrica by rubrica. Late charges are not of the tariff.
 * Refusals: `memoria/diverge` (a defect: the bill, the acts or the engine changed) and those of {@link memoriaDeCalculo}.
 */
export function memoriaProvada(guardada: ContaGuardada, tabelas: TabelasDaMemoria): Resultado<Memoria> {
  const memoria = memoriaDeCalculo(guardada, tabelas);
  if (!memoria.ok) return memoria;
  const calculado = rubricasDaConta(memoria.valor.conta, { multa: 0, correcao: 0 }, tabelas.rubricaDe);
  const cobrado = guardada.rubricas
    .map((rubrica, i): readonly [number, number] => [rubrica, centavos(guardada.valores[i] ?? 0)])
    .filter(([rubrica]) => rubrica !== RUBRICA.MULTA && rubrica !== RUBRICA.CORRECAO);
  const texto = (pares: readonly (readonly [number, number])[]): string => pares.map(([r, v]) => `${r}:${v}`).join(' ');
  if (texto(calculado) === texto(cobrado)) return memoria;
  return recusa('memoria/diverge', `O cálculo refeito (${texto(calculado)}) difere do cobrado (${texto(cobrado)}).`);
}

/** The acts of the bill with their exact shares of the days. */
function partesDosAtos(base: BaseDoCalculo): readonly { readonly id: number; readonly dias: number; readonly peso: Fracao }[] {
  if (base.atoSeguinte === null) return [{ id: base.ato, dias: base.dias, peso: UM }];
  const primeiro = base.diasAto ?? 0;
  return [
    { id: base.ato, dias: primeiro, peso: fracao(primeiro, base.dias) },
    { id: base.atoSeguinte, dias: base.dias - primeiro, peso: fracao(base.dias - primeiro, base.dias) },
  ];
}
