/**
 * The same calculation in machine integers, for one category under one act: what a month of bills costs is then reading and writing,
 * not arithmetic. It answers only inside the domain where every intermediate is proven to be a safe integer; outside it says so and the
 * caller uses the definition (`calculo.ts`). A property test holds both equal.
 */
import { afirmar } from '../../comum/afirmar.ts';
import { arredondar, comparar, soma, textoExato, ZERO, type Fracao } from '../../comum/fracao.ts';
import type { RegraArredondamento } from './arredondamento.ts';
import type { TarifaCategoria } from './plano.ts';
import type { Tabela } from './tabela.ts';

/** Centavos. Reused from call to call, so that a month of bills leaves nothing to collect. */
export interface ValoresAguaEsgoto {
  agua: number;
  esgoto: number;
  total: number;
  /** Sewage by component, in the order of the rule; undefined content under a table of its own. */
  readonly componentes: number[];
}

/** Fills `saida` and answers true, or answers false and leaves it undefined: then the definition decides (refusals included). */
export type TarifaCompilada = (volumeM3: number, economias: number, saida: ValoresAguaEsgoto) => boolean;

/** Half of the safe integers: rounding doubles a remainder. */
const SEGURO = Number.MAX_SAFE_INTEGER / 2;
const MAIOR_ESCALA = 8;

interface TabelaInteira {
  readonly direta: boolean;
  readonly franquia: number;
  readonly fixo: number;
  readonly inicio: Float64Array;
  readonly fim: Float64Array;
  readonly preco: Float64Array;
  readonly ultimo: number;
}

/** A running calculation: sums in scaled reais and, per row, in rounded units. */
interface Acumulado {
  exato: number;
  arredondado: number;
  readonly porFator: number[];
}

/** Null when the table cannot be held in integers (fractional limits, more than 8 decimal places, huge factors), or when the sewage has no rule. */
export function compilarTarifa(tarifa: TarifaCategoria, regra: RegraArredondamento): TarifaCompilada | null {
  if (tarifa.esgoto?.tipo === 'incompleto') return null;
  const tabelas = [tarifa.tabela, ...(tarifa.esgoto?.tipo === 'tabela' ? [tarifa.esgoto.tabela] : [])];
  const casas = Math.max(regra.casas, ...tabelas.flatMap((t) => numerosDaTabela(t).map(casasDecimais)));
  if (casas > MAIOR_ESCALA) return null;
  const fatores = tarifa.esgoto?.tipo === 'componentes' ? tarifa.esgoto.componentes.map((c) => c.fator) : [];
  const somaDosFatores = soma(fatores);
  if ([...fatores, somaDosFatores].some((f) => Number(f.numerador) > 1e6 || Number(f.denominador) > 1e6)) return null;
  const agua = tabelaInteira(tarifa.tabela, casas);
  const esgoto = tarifa.esgoto?.tipo === 'tabela' ? tabelaInteira(tarifa.esgoto.tabela, casas) : null;
  if (agua === null || (esgoto === null && tarifa.esgoto?.tipo === 'tabela')) return null;
  // Several components of one exact sum: the definition splits them.
  if (regra.onde === 'NO_TOTAL' && fatores.length > 1) return null;
  return comMemoria(montar({ agua, esgoto, fatores: fatores.map(razao), somaDosFatores: razao(somaDosFatores), casas, regra }), fatores.length);
}

/** Most bills are of one economia and few m³: each such volume is computed once per act. */
const VOLUMES_LEMBRADOS = 256;

function comMemoria(calcular: TarifaCompilada, componentes: number): TarifaCompilada {
  const largura = 3 + componentes;
  const lembrados = new Float64Array(VOLUMES_LEMBRADOS * largura).fill(Number.NaN);
  return (volumeM3, economias, saida) => {
    if (economias !== 1 || !Number.isInteger(volumeM3) || volumeM3 < 0 || volumeM3 >= VOLUMES_LEMBRADOS) {
      return calcular(volumeM3, economias, saida);
    }
    const em = volumeM3 * largura;
    if (Number.isNaN(lembrados[em])) {
      if (!calcular(volumeM3, economias, saida)) return false;
      lembrados.set([saida.agua, saida.esgoto, saida.total, ...saida.componentes.slice(0, componentes)], em);
      return true;
    }
    saida.agua = lembrados[em] ?? 0;
    saida.esgoto = lembrados[em + 1] ?? 0;
    saida.total = lembrados[em + 2] ?? 0;
    for (let i = 0; i < componentes; i += 1) saida.componentes[i] = lembrados[em + 3 + i] ?? 0;
    return true;
  };
}

interface Razao {
  readonly n: number;
  readonly d: number;
}

interface Partes {
  readonly agua: TabelaInteira;
  readonly esgoto: TabelaInteira | null;
  readonly fatores: readonly Razao[];
  readonly somaDosFatores: Razao;
  readonly casas: number;
  readonly regra: RegraArredondamento;
}

function montar(p: Partes): TarifaCompilada {
  const meio = p.regra.modo === 'MEIO_ACIMA';
  const divisor = 10 ** (p.casas - p.regra.casas);
  const centavosPorUnidade = 10 ** (2 - p.regra.casas);
  const porLinha = p.regra.onde === 'POR_FAIXA';
  const { n, d } = p.somaDosFatores;
  const maiorFator = Math.max(n + d, 2 * d * divisor, ...p.fatores.map((f) => f.n));
  const limite = SEGURO / (maiorFator * centavosPorUnidade);
  const a: Acumulado = { exato: 0, arredondado: 0, porFator: p.fatores.map(() => 0) };
  const e: Acumulado = { exato: 0, arredondado: 0, porFator: [] };
  const linha = (ac: Acumulado, valor: number): void => {
    ac.exato += valor;
    if (!porLinha) return;
    const unidades = dividirInteiro(valor, divisor, meio);
    ac.arredondado += unidades;
    for (let i = 0; i < ac.porFator.length; i += 1) {
      const f = p.fatores[i];
      if (f !== undefined) ac.porFator[i] = (ac.porFator[i] ?? 0) + dividirInteiro(unidades * f.n, f.d, meio);
    }
  };
  return (volumeM3, economias, saida) => {
    if (!somarLinhas(p.agua, volumeM3, economias, limite, a, linha)) return false;
    if (p.esgoto !== null && !somarLinhas(p.esgoto, volumeM3, economias, limite, e, linha)) return false;
    const agua = porLinha ? a.arredondado : dividirInteiro(a.exato, divisor, meio);
    let esgoto = 0;
    let total = 0;
    if (p.esgoto !== null) {
      esgoto = porLinha ? e.arredondado : dividirInteiro(e.exato, divisor, meio);
      total = p.regra.onde === 'NO_TOTAL' ? dividirInteiro(a.exato + e.exato, divisor, meio) : agua + esgoto;
    } else if (p.regra.onde === 'NO_TOTAL') {
      esgoto = dividirInteiro(a.exato * n, d * divisor, meio);
      total = dividirInteiro(a.exato * (n + d), d * divisor, meio);
      saida.componentes[0] = esgoto * centavosPorUnidade;
    } else {
      for (let i = 0; i < p.fatores.length; i += 1) {
        const f = p.fatores[i];
        const valor = porLinha || f === undefined ? (a.porFator[i] ?? 0) : dividirInteiro(agua * f.n, f.d, meio);
        esgoto += valor;
        saida.componentes[i] = valor * centavosPorUnidade;
      }
      total = agua + esgoto;
    }
    saida.agua = agua * centavosPorUnidade;
    saida.esgoto = esgoto * centavosPorUnidade;
    saida.total = total * centavosPorUnidade;
    return true;
  };
}

/** Rows of one table, in integers; false outside the safe domain or above a closed last band. */
function somarLinhas(
  t: TabelaInteira,
  volumeM3: number,
  economias: number,
  limite: number,
  ac: Acumulado,
  linha: (ac: Acumulado, valor: number) => void,
): boolean {
  if (!Number.isInteger(volumeM3) || volumeM3 < 0 || volumeM3 > limite) return false;
  if (!Number.isInteger(economias) || economias < 1 || economias > 1e6) return false;
  ac.exato = 0;
  ac.arredondado = 0;
  ac.porFator.fill(0);
  const faturado = Math.max(volumeM3, t.franquia * economias);
  if (faturado > t.ultimo * economias || t.fixo * economias > limite) return false;
  if (t.fixo > 0) linha(ac, t.fixo * economias);
  for (let i = 0; i < t.preco.length; i += 1) {
    const inicio = (t.inicio[i] ?? 0) * economias;
    if (faturado <= inicio) break;
    const fim = (t.fim[i] ?? 0) * economias;
    if (t.direta && faturado > fim) continue;
    const m3 = t.direta ? faturado : Math.min(faturado, fim) - inicio;
    const valor = m3 * (t.preco[i] ?? 0);
    if (valor > limite) return false;
    linha(ac, valor);
  }
  return ac.exato <= limite;
}

/** Exact: the remainder of safe integers is exact, so the quotient is whole before it is divided. */
function dividirInteiro(valor: number, divisor: number, meio: boolean): number {
  const resto = valor % divisor;
  const quociente = (valor - resto) / divisor;
  return meio && 2 * resto >= divisor ? quociente + 1 : quociente;
}

function numerosDaTabela(t: Tabela): readonly Fracao[] {
  return [t.fixo ?? ZERO, t.minimo?.valor ?? ZERO, ...t.faixas.map((f) => f.preco)];
}

function casasDecimais(f: Fracao): number {
  const texto = textoExato(f);
  return texto === null ? Number.POSITIVE_INFINITY : (texto.split('.')[1] ?? '').length;
}

function razao(f: Fracao): Razao {
  return { n: Number(f.numerador), d: Number(f.denominador) };
}

function tabelaInteira(t: Tabela, casas: number): TabelaInteira | null {
  const limites = [t.franquia, t.minimo?.ate ?? ZERO, ...t.faixas.flatMap((f) => (f.ate === null ? [f.acimaDe] : [f.acimaDe, f.ate]))];
  const escalados = numerosDaTabela(t).map((f) => Number(arredondar(f, 'TRUNCAR', casas)));
  if (limites.some((l) => l.denominador !== 1n || Number(l.numerador) > 1e9) || escalados.some((v) => v > 1e12)) return null;
  const fim = (f: Fracao | null): number => (f === null ? Number.POSITIVE_INFINITY : Number(f.numerador));
  const ultima = t.faixas.at(-1);
  afirmar(t.fixo === null || t.minimo === null || comparar(t.fixo, ZERO) === 0, 'tabela com valor fixo e mínimo');
  return {
    direta: t.tipo === 'direta',
    franquia: Number(t.franquia.numerador),
    fixo: (escalados[0] ?? 0) + (escalados[1] ?? 0),
    inicio: Float64Array.from(t.faixas, (f) => Number(f.acimaDe.numerador)),
    fim: Float64Array.from(t.faixas, (f) => fim(f.ate)),
    preco: Float64Array.from(escalados.slice(2)),
    ultimo: ultima === undefined ? fim(t.minimo?.ate ?? ZERO) : fim(ultima.ate),
  };
}
