/**
 * How a bill came out, line by line, computed again by the same engine from what the bill keeps: acts, days, economias and volumes. What it
 * answers is proven against the stored value by whoever shows it (invariant 15).
 */
import { arredondada, comparar, fracao, textoExato, textoEscalado, arredondar, UM, vezes, type Fracao } from '../comum/fracao.ts';
import { ok, recusa, type Resultado } from '../comum/resultado.ts';
import { economiasPorCategoria, type AtoTarifario } from './ato.ts';
import { calcularConta, type AtoAplicado, type Conta } from './conta.ts';
import { aguaDaLinha, esgotoDaLinha, type Calculo, type ParcelaCalculada } from './tarifa/calculo.ts';
import type { Linha } from './tarifa/linhas.ts';
import { ehTipoFaturamento } from './tipo-faturamento.ts';

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
  readonly diasAto: number | null;
}

/** One line of the calculation. Decimals are exact texts in reais and m³; `agua` and `esgoto` are what this line adds, rounded by the rule. */
export interface LinhaDaMemoria {
  readonly ato: string;
  readonly categoria: string;
  readonly servico: 'AGUA' | 'ESGOTO' | 'TEE';
  readonly descricao: string;
  readonly acimaDe: number | null;
  readonly ate: number | null;
  readonly quantidade: string | null;
  readonly preco: string | null;
  readonly agua: string;
  readonly esgoto: string;
}

export interface Memoria {
  readonly conta: Conta;
  readonly atos: readonly { readonly numero: string; readonly dias: number }[];
  readonly linhas: readonly LinhaDaMemoria[];
}

const CASAS = 6;

/** Exact where it ends, else with six places. */
function texto(f: Fracao): string {
  return textoExato(f) ?? textoEscalado(arredondar(f, 'MEIO_ACIMA', CASAS), CASAS);
}

function inteiro(f: Fracao | null): number | null {
  return f === null ? null : Number(arredondar(f, 'TRUNCAR', 0));
}

function descrever(linha: Linha): string {
  const ate = inteiro(linha.ate);
  const de = inteiro(linha.acimaDe) ?? 0;
  if (linha.tipo === 'FIXO') return 'Tarifa fixa';
  if (linha.tipo === 'MINIMO') return `Tarifa mínima, até ${ate ?? 0} m³`;
  return ate === null ? `Acima de ${de} m³` : `${de === 0 ? 0 : de + 1} a ${ate} m³`;
}

function linhasDaParcela(p: ParcelaCalculada, ato: AtoTarifario, servico: 'AGUA' | 'TEE'): readonly LinhaDaMemoria[] {
  const regra = ato.arredondamento;
  const comum = (linha: Linha): Omit<LinhaDaMemoria, 'servico' | 'agua' | 'esgoto'> => ({
    ato: ato.numero,
    categoria: p.rotulo,
    descricao: descrever(linha),
    acimaDe: inteiro(linha.acimaDe),
    ate: inteiro(linha.ate),
    quantidade: linha.tipo === 'FAIXA' ? texto(linha.m3) : null,
    preco: linha.preco === null ? null : texto(linha.preco),
  });
  const daAgua = p.linhas.map(
    (l): LinhaDaMemoria => ({ ...comum(l), servico, agua: texto(aguaDaLinha(l, p, regra)), esgoto: texto(esgotoDaLinha(l, p, regra)) }),
  );
  const doEsgoto = p.linhasEsgoto.map((l): LinhaDaMemoria => ({ ...comum(l), servico: servico === 'TEE' ? 'TEE' : 'ESGOTO', agua: '0', esgoto: texto(vezes(l.valor, p.peso)) }));
  // TEE is the sewage column: its own table is where the amount is
  return servico === 'TEE' && doEsgoto.length > 0 ? doEsgoto : [...daAgua, ...doEsgoto];
}

function linhasDo(calculo: Calculo | null, atos: readonly { readonly ato: AtoTarifario; readonly peso: Fracao }[], servico: 'AGUA' | 'TEE'): readonly LinhaDaMemoria[] {
  return (calculo?.parcelas ?? []).flatMap((p) => {
    const doPeso = atos.find((a) => comparar(a.peso, p.peso) === 0) ?? atos[0];
    return doPeso === undefined ? [] : linhasDaParcela(p, doPeso.ato, servico);
  });
}

/** Refusals: `memoria/ato-desconhecido`, `memoria/tipo-desconhecido` and those of {@link calcularConta}. */
export function memoriaDeCalculo(base: BaseDoCalculo, atos: ReadonlyMap<number, AtoTarifario>, categoriaDe: ReadonlyMap<number, number>): Resultado<Memoria> {
  if (!ehTipoFaturamento(base.tipoFaturamento)) return recusa('memoria/tipo-desconhecido', 'O tipo de faturamento da conta não existe.');
  const economias = economiasPorCategoria(base.economias, categoriaDe);
  const partes = base.atoSeguinte === null ? [[base.ato, base.dias, UM] as const] : partesDeDois(base, base.atoSeguinte);
  const aplicados: (AtoAplicado & { readonly numero: string; readonly dias: number })[] = [];
  const usados: { ato: AtoTarifario; peso: Fracao }[] = [];
  for (const [id, dias, peso] of partes) {
    const ato = atos.get(id);
    const principal = ato?.categorias.get(economias[0]?.categoria ?? 0);
    if (ato === undefined || principal === undefined) return recusa('memoria/ato-desconhecido', `O ato tarifário ${id} da conta não foi encontrado.`);
    const categorias = economias.flatMap(({ categoria, economias: quantas }) => {
      const regra = ato.categorias.get(categoria);
      return regra === undefined ? [] : [{ tarifa: regra.tarifa, economias: quantas }];
    });
    aplicados.push({ ato: ato.id, numero: ato.numero, dias, peso, arredondamento: ato.arredondamento, plano: principal.plano, tee: principal.tee, categorias });
    usados.push({ ato, peso });
  }
  const conta = calcularConta({ tipo: base.tipoFaturamento, volumeAgua: base.volumeAgua, volumeTee: base.volumeTee, atos: aplicados });
  if (!conta.ok) return conta;
  return ok({
    conta: conta.valor,
    atos: aplicados.map(({ numero, dias }) => ({ numero, dias })),
    linhas: [...linhasDo(conta.valor.calculoAgua, usados, 'AGUA'), ...linhasDo(conta.valor.calculoTee, usados, 'TEE')],
  });
}

/** Exact shares of two acts; a period of no days belongs whole to the second. */
function partesDeDois(base: BaseDoCalculo, seguinte: number): readonly (readonly [number, number, Fracao])[] {
  const total = Math.max(1, base.dias);
  const primeiro = base.diasAto ?? 0;
  return [
    [base.ato, primeiro, fracao(primeiro, total)],
    [seguinte, total - primeiro, fracao(total - primeiro, total)],
  ];
}

/** An amount of the memory in whole centavos, for people: the exact sums are in `conta`. */
export function emCentavosArredondados(reais: Fracao): number {
  return Number(arredondar(arredondada(reais, 'MEIO_ACIMA', 2), 'TRUNCAR', 2));
}
