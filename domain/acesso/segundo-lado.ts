/**
 * The segregation of duties at the moment of the act (confiabilidade 5.1 and 5.3). What is given is refused when it would open a pair, but a pair may open by
 * itself: an exception ends, or is ended. From then on the second side of it, which checks or undoes what the first does, does not act.
 */
import type { DataCivil } from '../comum/data-civil.ts';
import { EM_TODA_PARTE } from './escopo.ts';
import type { Instantaneo } from './permissao.ts';
import { permissoesEfetivas } from './permissoes-efetivas.ts';
import { conflitos, type ExcecaoDeSegregacao, type ParSegregado } from './segregacao.ts';

/** Whose both sides are looked for, and what lets him hold them: of a key, its maker. */
export interface Segregado {
  readonly pessoa: Instantaneo;
  readonly excecoes: readonly ExcecaoDeSegregacao[];
}

/** The rights without the second side of the pairs that are open today: as if it were denied, everywhere. */
export function semSegundoLado(instantaneo: Instantaneo, { pessoa, excecoes }: Segregado, pares: readonly ParSegregado[], hoje: DataCivil): Instantaneo {
  const { abertos } = conflitos(permissoesEfetivas(pessoa, hoje), pares, excecoes, hoje);
  if (abertos.length === 0) return instantaneo;
  return { ...instantaneo, negacoes: [...instantaneo.negacoes, ...abertos.map(({ b: { funcao, acoes } }) => ({ funcao, acoes, escopo: EM_TODA_PARTE }))] };
}
