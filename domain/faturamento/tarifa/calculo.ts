/**
 * The tariff calculation: the definition against which everything faster is proven. It bills one or more parcels (one category of a
 * ligação under one act), each a table, a volume and a number of economias, and rounds where the rule says. Two acts in one period: the
 * bill under each act, weighted by its exact share of the days, rounded once (ADR 0015).
 */
import { afirmar } from '../../comum/afirmar.ts';
import { mais, soma, UM, vezes, ZERO, type Fracao } from '../../comum/fracao.ts';
import { ok, recusa, type Resultado } from '../../comum/resultado.ts';
import { aplicar, type RegraArredondamento } from './arredondamento.ts';
import { COMPONENTE_ESGOTO, type RegraEsgoto } from './esgoto.ts';
import { calcularLinhas, type Linha } from './linhas.ts';
import type { Tabela } from './tabela.ts';

/** `rotulo` names it to people ("Residencial"). */
export interface Parcela {
  readonly rotulo: string;
  readonly tabela: Tabela;
  readonly esgoto: RegraEsgoto | null;
  readonly volume: Fracao;
  readonly economias: Fracao;
}

/** What one act bills. `peso`: exact share of the days under it; those of a period add up to 1. */
export interface ParcelasDoAto {
  readonly peso: Fracao;
  readonly parcelas: readonly Parcela[];
}

/**
 * A parcel with its rows; `ato` is the place of its act. `linhasEsgoto` only where sewage has a table of its own. Row amounts are exact
 * and not yet weighted.
 */
export interface ParcelaCalculada extends Parcela {
  readonly ato: number;
  readonly peso: Fracao;
  readonly linhas: readonly Linha[];
  readonly linhasEsgoto: readonly Linha[];
}

/** One component of the sewage of the whole ligação, by name (a rubrica). */
export interface ValorComponente {
  readonly nome: string;
  readonly valor: Fracao;
}

/** Amounts in reais. `exato*` feed a total rounded once (`NO_TOTAL`); the others are already rounded. */
export interface Calculo {
  readonly agua: Fracao;
  readonly esgoto: Fracao;
  readonly exatoAgua: Fracao;
  readonly exatoEsgoto: Fracao;
  /** The sewage by component; exact under `NO_TOTAL`, else rounded, and then they add up to `esgoto`. */
  readonly componentes: readonly ValorComponente[];
  readonly parcelas: readonly ParcelaCalculada[];
}

/** Under one act. Refusals: `tarifa/volume-acima-da-ultima-faixa`, `esgoto/sem-regra`. Throws when there is no parcel. */
export function calcular(parcelas: readonly Parcela[], regra: RegraArredondamento): Resultado<Calculo> {
  return calcularPonderado([{ peso: UM, parcelas }], regra);
}

/** Under the acts of one period, in order. Refusals: `tarifa/volume-acima-da-ultima-faixa`, `esgoto/sem-regra`. Throws when an act has no parcel. */
export function calcularPonderado(atos: readonly ParcelasDoAto[], regra: RegraArredondamento): Resultado<Calculo> {
  afirmar(atos.length > 0 && atos.every((a) => a.parcelas.length > 0), 'cálculo de tarifa sem parcelas');
  const calculadas: ParcelaCalculada[] = [];
  for (const [ato, { peso, parcelas }] of atos.entries()) {
    for (const parcela of parcelas) {
      if (parcela.esgoto?.tipo === 'incompleto') {
        return recusa('esgoto/sem-regra', `O ato tarifário não diz como se cobra o esgoto da categoria ${parcela.rotulo}. Complete o ato.`, 'esgoto');
      }
      const linhas = calcularLinhas(parcela.tabela, parcela.volume, parcela.economias);
      if (!linhas.ok) return linhas;
      const linhasEsgoto =
        parcela.esgoto?.tipo === 'tabela' ? calcularLinhas(parcela.esgoto.tabela, parcela.volume, parcela.economias) : ok([]);
      if (!linhasEsgoto.ok) return linhasEsgoto;
      calculadas.push({ ...parcela, ato, peso, linhas: linhas.valor, linhasEsgoto: linhasEsgoto.valor });
    }
  }
  const agua = aplicar(regra, soma(calculadas.flatMap((p) => p.linhas.map((l) => aguaDaLinha(l, p, regra)))));
  const componentes = componentesDoEsgoto(calculadas, agua, regra);
  const exatoAgua = soma(calculadas.map(aguaExata));
  const exatoEsgoto = soma(calculadas.map(esgotoExato));
  const esgoto = regra.onde === 'NO_TOTAL' ? aplicar(regra, exatoEsgoto) : soma(componentes.map((c) => c.valor));
  return ok({ agua, esgoto, exatoAgua, exatoEsgoto, componentes, parcelas: calculadas });
}

/** Water of one row as its act bills it (rounded only under `POR_FAIXA`), weighted: the share itself is never rounded. */
export function aguaDaLinha(linha: Linha, parcela: ParcelaCalculada, regra: RegraArredondamento): Fracao {
  return vezes(porFaixa(linha.valor, regra), parcela.peso);
}

/** Sewage that follows from one row of water, in the same way; each component rounded only under `POR_FAIXA`. */
export function esgotoDaLinha(linha: Linha, parcela: ParcelaCalculada, regra: RegraArredondamento): Fracao {
  if (parcela.esgoto?.tipo !== 'componentes') return ZERO;
  return soma(parcela.esgoto.componentes.map(({ fator }) => componenteDaLinha(fator, linha, parcela, regra)));
}

function componenteDaLinha(fator: Fracao, linha: Linha, parcela: ParcelaCalculada, regra: RegraArredondamento): Fracao {
  return vezes(porFaixa(vezes(porFaixa(linha.valor, regra), fator), regra), parcela.peso);
}

function porFaixa(valor: Fracao, regra: RegraArredondamento): Fracao {
  return regra.onde === 'POR_FAIXA' ? aplicar(regra, valor) : valor;
}

function aguaExata(parcela: ParcelaCalculada): Fracao {
  return vezes(soma(parcela.linhas.map((l) => l.valor)), parcela.peso);
}

function esgotoExato(parcela: ParcelaCalculada): Fracao {
  if (parcela.esgoto?.tipo === 'tabela') return vezes(soma(parcela.linhasEsgoto.map((l) => l.valor)), parcela.peso);
  if (parcela.esgoto?.tipo !== 'componentes') return ZERO;
  return vezes(aguaExata(parcela), soma(parcela.esgoto.componentes.map((c) => c.fator)));
}

type Juntar = (nome: string, valor: Fracao) => void;

/** The components of the sewage, each rounded once, where the rule says. */
function componentesDoEsgoto(parcelas: readonly ParcelaCalculada[], agua: Fracao, regra: RegraArredondamento): readonly ValorComponente[] {
  const nomes = new Map<string, Fracao>();
  const juntar: Juntar = (nome, valor) => {
    nomes.set(nome, mais(nomes.get(nome) ?? ZERO, valor));
  };
  if (regra.onde === 'POR_COMPONENTE') juntarDaAguaArredondada(parcelas, agua, regra, juntar);
  else for (const parcela of parcelas) juntarParcela(parcela, regra, juntar);
  return [...nomes].map(([nome, valor]) => ({ nome, valor: regra.onde === 'NO_TOTAL' ? valor : aplicar(regra, valor) }));
}

/**
 * Under `POR_COMPONENTE` the sewage follows from the rounded water: that of the bill where one percentage serves all of it, else that of
 * each act. Categories under different percentages have no rounded water of their own: each counts with its exact water.
 */
function juntarDaAguaArredondada(parcelas: readonly ParcelaCalculada[], agua: Fracao, regra: RegraArredondamento, juntar: Juntar): void {
  const daConta = percentualComum(parcelas);
  if (daConta !== null) {
    for (const { nome, fator } of daConta.componentes) juntar(nome, vezes(agua, fator));
    return;
  }
  for (const ato of new Set(parcelas.map((p) => p.ato))) {
    const doAto = parcelas.filter((p) => p.ato === ato);
    const peso = doAto[0]?.peso ?? ZERO;
    const comum = percentualComum(doAto);
    const aguaDoAto = aplicar(regra, soma(doAto.flatMap((p) => p.linhas.map((l) => l.valor))));
    if (comum === null) for (const parcela of doAto) juntarParcela(parcela, regra, juntar);
    else for (const { nome, fator } of comum.componentes) juntar(nome, vezes(vezes(aguaDoAto, fator), peso));
  }
}

function juntarParcela(parcela: ParcelaCalculada, regra: RegraArredondamento, juntar: Juntar): void {
  if (parcela.esgoto?.tipo === 'tabela') {
    juntar(COMPONENTE_ESGOTO, soma(parcela.linhasEsgoto.map((l) => aguaDaLinha(l, parcela, regra))));
    return;
  }
  if (parcela.esgoto?.tipo !== 'componentes') return;
  for (const { nome, fator } of parcela.esgoto.componentes) {
    juntar(nome, soma(parcela.linhas.map((l) => componenteDaLinha(fator, l, parcela, regra))));
  }
}

/** The percentages that all the parcels are under, or null. */
function percentualComum(parcelas: readonly ParcelaCalculada[]): Extract<RegraEsgoto, { tipo: 'componentes' }> | null {
  const regra = parcelas[0]?.esgoto;
  return regra?.tipo === 'componentes' && parcelas.every((p) => mesmaRegra(p.esgoto, regra)) ? regra : null;
}

function mesmaRegra(a: RegraEsgoto | null, b: RegraEsgoto | null): boolean {
  if (a === b) return true;
  if (a?.tipo !== 'componentes' || b?.tipo !== 'componentes') return false;
  const chave = (r: typeof a): string =>
    r.componentes.map((c) => `${c.nome}=${c.fator.numerador}/${c.fator.denominador}`).sort().join('&');
  return chave(a) === chave(b);
}
