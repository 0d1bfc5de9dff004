/**
 * The tariff calculation: the definition against which everything faster is proven. It bills one or more parcels (one category of a
 * ligação under one act), each a table, a volume, a number of economias and a weight, and rounds once, where the rule says.
 */
import { afirmar } from '../../comum/afirmar.ts';
import { mais, soma, vezes, ZERO, type Fracao } from '../../comum/fracao.ts';
import { ok, type Resultado } from '../../comum/resultado.ts';
import { aplicar, type RegraArredondamento } from './arredondamento.ts';
import { COMPONENTE_ESGOTO, type RegraEsgoto } from './esgoto.ts';
import { calcularLinhas, type Linha } from './linhas.ts';
import type { Tabela } from './tabela.ts';

/** `peso`: exact share of the days under this act, 1 when there is one act. `rotulo` names it to people ("Residencial"). */
export interface Parcela {
  readonly rotulo: string;
  readonly tabela: Tabela;
  readonly esgoto: RegraEsgoto | null;
  readonly volume: Fracao;
  readonly economias: Fracao;
  readonly peso: Fracao;
}

/** A parcel with its rows. `linhasEsgoto` only where sewage has a table of its own. Row amounts are exact and not yet weighted. */
export interface ParcelaCalculada extends Parcela {
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

/** Refusal: `tarifa/volume-acima-da-ultima-faixa`. Throws when there is no parcel. */
export function calcular(parcelas: readonly Parcela[], regra: RegraArredondamento): Resultado<Calculo> {
  afirmar(parcelas.length > 0, 'cálculo de tarifa sem parcelas');
  const calculadas: ParcelaCalculada[] = [];
  for (const parcela of parcelas) {
    const linhas = calcularLinhas(parcela.tabela, parcela.volume, parcela.economias);
    if (!linhas.ok) return linhas;
    const linhasEsgoto =
      parcela.esgoto?.tipo === 'tabela' ? calcularLinhas(parcela.esgoto.tabela, parcela.volume, parcela.economias) : ok([]);
    if (!linhasEsgoto.ok) return linhasEsgoto;
    calculadas.push({ ...parcela, linhas: linhas.valor, linhasEsgoto: linhasEsgoto.valor });
  }
  const exatoAgua = soma(calculadas.flatMap((p) => p.linhas.map((linha) => vezes(linha.valor, p.peso))));
  const agua =
    regra.onde === 'POR_FAIXA' ? soma(calculadas.flatMap((p) => p.linhas.map((l) => aguaDaLinha(l, p, regra)))) : aplicar(regra, exatoAgua);
  const componentes = componentesDoEsgoto(calculadas, agua, regra);
  const exatoEsgoto = soma(calculadas.map(esgotoExato));
  const esgoto = regra.onde === 'NO_TOTAL' ? aplicar(regra, exatoEsgoto) : soma(componentes.map((c) => c.valor));
  return ok({ agua, esgoto, exatoAgua, exatoEsgoto, componentes, parcelas: calculadas });
}

/** Water of one row, weighted; rounded only under `POR_FAIXA`. */
export function aguaDaLinha(linha: Linha, parcela: Parcela, regra: RegraArredondamento): Fracao {
  const valor = vezes(linha.valor, parcela.peso);
  return regra.onde === 'POR_FAIXA' ? aplicar(regra, valor) : valor;
}

/** Sewage that follows from one row of water, weighted; each component rounded only under `POR_FAIXA`. */
export function esgotoDaLinha(linha: Linha, parcela: Parcela, regra: RegraArredondamento): Fracao {
  if (parcela.esgoto?.tipo !== 'componentes') return ZERO;
  return soma(parcela.esgoto.componentes.map(({ fator }) => componenteDaLinha(fator, linha, parcela, regra)));
}

function componenteDaLinha(fator: Fracao, linha: Linha, parcela: Parcela, regra: RegraArredondamento): Fracao {
  const valor = vezes(aguaDaLinha(linha, parcela, regra), fator);
  return regra.onde === 'POR_FAIXA' ? aplicar(regra, valor) : valor;
}

function aguaExata(parcela: ParcelaCalculada): Fracao {
  return vezes(soma(parcela.linhas.map((l) => l.valor)), parcela.peso);
}

function esgotoExato(parcela: ParcelaCalculada): Fracao {
  if (parcela.esgoto === null) return ZERO;
  if (parcela.esgoto.tipo === 'tabela') return vezes(soma(parcela.linhasEsgoto.map((l) => l.valor)), parcela.peso);
  return vezes(aguaExata(parcela), soma(parcela.esgoto.componentes.map((c) => c.fator)));
}

/**
 * The components of the sewage, rounded where the rule says. Per component: one rule for all parcels is computed from the rounded water;
 * parcels under different rules (a category with a percentage of its own, an act that changed it) have no rounded water of their own, so
 * each counts with its exact water and the component is still rounded only once.
 */
function componentesDoEsgoto(parcelas: readonly ParcelaCalculada[], agua: Fracao, regra: RegraArredondamento): readonly ValorComponente[] {
  const nomes = new Map<string, Fracao>();
  const juntar = (nome: string, valor: Fracao): void => {
    nomes.set(nome, mais(nomes.get(nome) ?? ZERO, valor));
  };
  const [primeira] = parcelas;
  const unica = primeira !== undefined && parcelas.every((p) => mesmaRegra(p.esgoto, primeira.esgoto));
  if (regra.onde === 'POR_COMPONENTE' && unica && primeira.esgoto?.tipo === 'componentes') {
    for (const { nome, fator } of primeira.esgoto.componentes) juntar(nome, vezes(agua, fator));
  } else {
    for (const parcela of parcelas) juntarParcela(parcela, regra, juntar);
  }
  return [...nomes].map(([nome, valor]) => ({ nome, valor: regra.onde === 'POR_COMPONENTE' ? aplicar(regra, valor) : valor }));
}

function juntarParcela(parcela: ParcelaCalculada, regra: RegraArredondamento, juntar: (nome: string, valor: Fracao) => void): void {
  if (parcela.esgoto?.tipo === 'tabela') {
    juntar(COMPONENTE_ESGOTO, soma(parcela.linhasEsgoto.map((l) => aguaDaLinha(l, parcela, regra))));
    return;
  }
  for (const { nome, fator } of parcela.esgoto?.componentes ?? []) {
    juntar(nome, soma(parcela.linhas.map((l) => componenteDaLinha(fator, l, parcela, regra))));
  }
}

function mesmaRegra(a: RegraEsgoto | null, b: RegraEsgoto | null): boolean {
  if (a === b) return true;
  if (a?.tipo !== 'componentes' || b?.tipo !== 'componentes') return false;
  const chave = (r: typeof a): string =>
    r.componentes.map((c) => `${c.nome}=${c.fator.numerador}/${c.fator.denominador}`).sort().join('&');
  return chave(a) === chave(b);
}
