/** The lines of a calculation for people: what each band adds, exact and in whole centavos that add up to the bill. */
import { centavos, type Centavos } from '../comum/dinheiro.ts';
import { arredondar, decimal, menos, soma, textoEscalado, textoExato, vezes, ZERO, type Fracao } from '../comum/fracao.ts';
import type { AtoAplicado, Conta } from './conta.ts';
import type { RegraArredondamento } from './tarifa/arredondamento.ts';
import { aguaDaLinha, esgotoDaLinha, type Calculo, type ParcelaCalculada } from './tarifa/calculo.ts';
import type { Linha, TipoLinha } from './tarifa/linhas.ts';

/** Decimals are texts, exact where they end and else with six places; `agua` and `esgoto` in reais. */
export interface LinhaDaMemoria {
  readonly tipo: TipoLinha;
  /** Sewage with a table of its own has lines of its own; other sewage is in the line of the water that it follows. */
  readonly servico: 'AGUA' | 'ESGOTO' | 'TEE';
  readonly acimaDe: number;
  /** Null when the band is open. */
  readonly ate: number | null;
  /** m³ of the line; null for a fixed amount. */
  readonly quantidade: string | null;
  /** Reais per m³; null for fixed and minimum amounts. */
  readonly preco: string | null;
  /** Percentage of the water that is sewage, where the line has sewage that follows from water. */
  readonly percentual: string | null;
  readonly agua: string;
  /** TEE is here too: it is sewage. */
  readonly esgoto: string;
  readonly centavosAgua: Centavos;
  readonly centavosEsgoto: Centavos;
}

/** One category under one act. `volume` in m³, as billed to this category. */
export interface BlocoDaMemoria {
  readonly ato: string;
  readonly categoria: string;
  readonly servico: 'CONSUMO' | 'TEE';
  readonly economias: string;
  readonly volume: string;
  readonly linhas: readonly LinhaDaMemoria[];
}

const CASAS = 6;
const CEM = decimal('100');

type AtoComNumero = AtoAplicado & { readonly numero: string };
type LinhaExata = Omit<LinhaDaMemoria, 'agua' | 'esgoto' | 'centavosAgua' | 'centavosEsgoto'> & { readonly agua: Fracao; readonly esgoto: Fracao };
type BlocoExato = Omit<BlocoDaMemoria, 'linhas'> & { readonly linhas: readonly LinhaExata[] };

/** `atos` are the very ones that {@link Conta} was computed from. */
export function blocosDaMemoria(conta: Conta, atos: readonly AtoComNumero[]): readonly BlocoDaMemoria[] {
  const regra = atos.at(-1)?.arredondamento;
  if (regra === undefined) return [];
  return [
    ...emCentavos(blocosExatos(conta.calculoAgua, atos, regra, 'CONSUMO'), conta.agua, conta.esgoto),
    ...emCentavos(blocosExatos(conta.calculoTee, atos, regra, 'TEE'), centavos(0), conta.tee),
  ];
}

/** The rounding of the bill is that of its last act, whatever act a line is of. */
function blocosExatos(calculo: Calculo | null, atos: readonly AtoComNumero[], regra: RegraArredondamento, servico: BlocoDaMemoria['servico']): readonly BlocoExato[] {
  return (calculo?.parcelas ?? []).map((p) => ({
    ato: atos[p.ato]?.numero ?? '',
    categoria: p.rotulo,
    servico,
    economias: texto(p.economias),
    volume: texto(p.volume),
    linhas: servico === 'TEE' ? linhasDaTee(p, regra) : linhasDoConsumo(p, regra),
  }));
}

function linhasDoConsumo(p: ParcelaCalculada, regra: RegraArredondamento): readonly LinhaExata[] {
  const percentual = percentualDe(p);
  return [
    ...p.linhas.map((l) => ({ ...comum(l, 'AGUA'), percentual, agua: aguaDaLinha(l, p, regra), esgoto: esgotoDaLinha(l, p, regra) })),
    ...p.linhasEsgoto.map((l) => ({ ...comum(l, 'ESGOTO'), agua: ZERO, esgoto: aguaDaLinha(l, p, regra) })),
  ];
}

/** By a table or amount of its own, or as the sewage that the same volume of water would have: then the water itself is not charged. */
function linhasDaTee(p: ParcelaCalculada, regra: RegraArredondamento): readonly LinhaExata[] {
  if (p.linhasEsgoto.length > 0) return p.linhasEsgoto.map((l) => ({ ...comum(l, 'TEE'), agua: ZERO, esgoto: aguaDaLinha(l, p, regra) }));
  const percentual = percentualDe(p);
  return p.linhas.map((l) => ({ ...comum(l, 'TEE'), percentual, agua: ZERO, esgoto: esgotoDaLinha(l, p, regra) }));
}

function comum(linha: Linha, servico: LinhaDaMemoria['servico']): Omit<LinhaExata, 'agua' | 'esgoto'> {
  return {
    tipo: linha.tipo,
    servico,
    acimaDe: inteiro(linha.acimaDe),
    ate: linha.ate === null ? null : inteiro(linha.ate),
    quantidade: linha.tipo === 'FIXO' ? null : texto(linha.m3),
    preco: linha.preco === null ? null : texto(linha.preco),
    percentual: null,
  };
}

function percentualDe(p: ParcelaCalculada): string | null {
  return p.esgoto?.tipo === 'componentes' ? texto(vezes(soma(p.esgoto.componentes.map((c) => c.fator)), CEM)) : null;
}

function emCentavos(blocos: readonly BlocoExato[], totalAgua: Centavos, totalEsgoto: Centavos): readonly BlocoDaMemoria[] {
  const linhas = blocos.flatMap((b) => b.linhas);
  const agua = repartirExatos(totalAgua, linhas.map((l) => l.agua));
  const esgoto = repartirExatos(totalEsgoto, linhas.map((l) => l.esgoto));
  let i = 0;
  return blocos.map((b) => ({
    ...b,
    linhas: b.linhas.map((l) => {
      const pronta = { ...l, agua: texto(l.agua), esgoto: texto(l.esgoto), centavosAgua: agua[i] ?? centavos(0), centavosEsgoto: esgoto[i] ?? centavos(0) };
      i += 1;
      return pronta;
    }),
  }));
}

/**
 * Exact reais as centavos that add up to `total`: each truncated, the missing centavos one each to the largest remainders, and what a
 * coarser rounding leaves over to the largest line. Lines that are whole already, as under `POR_FAIXA`, stay as they are.
 */
function repartirExatos(total: Centavos, exatos: readonly Fracao[]): readonly Centavos[] {
  const inteiros = exatos.map((f) => Number(arredondar(f, 'TRUNCAR', 2)));
  const restos = exatos.map((f, i) => ({ i, resto: Number(arredondar(menos(vezes(f, CEM), { numerador: BigInt(inteiros[i] ?? 0), denominador: 1n }), 'TRUNCAR', CASAS)) }));
  restos.sort((a, b) => b.resto - a.resto || a.i - b.i);
  let sobra = total - inteiros.reduce((s, v) => s + v, 0);
  for (const { i, resto } of restos) {
    if (sobra <= 0 || resto === 0) break;
    inteiros[i] = (inteiros[i] ?? 0) + 1;
    sobra -= 1;
  }
  const maior = inteiros.indexOf(Math.max(...inteiros));
  if (sobra !== 0 && maior >= 0) inteiros[maior] = (inteiros[maior] ?? 0) + sobra;
  return inteiros.map(centavos);
}

function texto(f: Fracao): string {
  return textoExato(f) ?? textoEscalado(arredondar(f, 'MEIO_ACIMA', CASAS), CASAS);
}

function inteiro(f: Fracao): number {
  return Number(arredondar(f, 'TRUNCAR', 0));
}

/** `"11 a 15 m³"`: the whole m³ of a band, for people; limits are those of the whole ligação. */
export function descreverFaixa(l: Pick<LinhaDaMemoria, 'tipo' | 'acimaDe' | 'ate'>): string {
  if (l.tipo === 'FIXO') return 'Tarifa fixa';
  if (l.tipo === 'MINIMO') return `Mínimo até ${l.ate ?? 0} m³`;
  return l.ate === null ? `Acima de ${l.acimaDe} m³` : `${l.acimaDe === 0 ? 0 : l.acimaDe + 1} a ${l.ate} m³`;
}
