/** A small Brazilian town, the same for the same seed: what the demonstration, the tests and the benches bill. */
import { feriadosLocais } from './dados/calendario.ts';
import type { DataCivil } from '../../domain/comum/data-civil.ts';
import { referencia as lerReferencia, somarMeses, type Referencia } from '../../domain/comum/referencia.ts';
import { datasDoGrupo, primeiroDiaUtilEm, PRIMEIRO_DIA_UTIL, type LinhaCronograma } from './cronograma.ts';
import { planejar, type Plano } from './plano.ts';
import { gerarRota } from './rota.ts';
import type { RotaGerada } from './tipos.ts';
import { criarAvaliador } from './valores.ts';

export interface OpcoesDaCidade {
  /** From 12 to 2,000,000. */
  readonly ligacoes?: number;
  readonly semente?: number;
  /** The next month to be billed: the thirteen months before it are history. */
  readonly referencia?: Referencia;
  /** Lays the reading schedule so that, on this day of `referencia`, the first grupo is due to be billed and the others are still to come. */
  readonly hoje?: DataCivil;
}

export interface Cidade extends Plano {
  readonly referencia: Referencia;
  /** From the first month of the history to a year ahead, for every grupo. */
  readonly cronograma: readonly LinhaCronograma[];
  /** One rota at a time, so that memory does not grow with the town. May be walked more than once. */
  readonly gerarRotas: () => Iterable<RotaGerada>;
}

const MESES_PARA_TRAS = 13;
const MESES_PARA_A_FRENTE = 12;

export function gerarCidade({ ligacoes = 2_000, semente = 1, referencia = lerReferencia('2026-11'), hoje }: OpcoesDaCidade = {}): Cidade {
  const plano = planejar(ligacoes);
  const locais = feriadosLocais(referencia);
  const grupos = plano.grupos.length;
  const primeiroDiaUtil = hoje === undefined ? PRIMEIRO_DIA_UTIL : primeiroDiaUtilEm(hoje, referencia, grupos, locais);
  const cenario = { semente, referencia, grupos, rotas: plano.rotas.length, feriadosLocais: locais, primeiroDiaUtil, avaliar: criarAvaliador() };
  const meses = Array.from({ length: MESES_PARA_TRAS + MESES_PARA_A_FRENTE }, (_, i) => somarMeses(referencia, i - MESES_PARA_TRAS));
  return {
    ...plano,
    referencia,
    cronograma: meses.flatMap((mes) => plano.grupos.map(({ id }) => datasDoGrupo(id, grupos, mes, locais, primeiroDiaUtil))),
    gerarRotas: function* () {
      for (const rota of plano.rotas) yield gerarRota(cenario, rota);
    },
  };
}
