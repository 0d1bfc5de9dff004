/**
 * The segregation of duties over a stretch of time, for who is about to receive something: a profile, for ever; a loan, for some days. Whoever lends may lose
 * and regain his rights meanwhile, and loans begin and end, so every loan that meets the period counts for all that it lists.
 */
import { somarDias, type DataCivil } from '../comum/data-civil.ts';
import type { Instantaneo } from './permissao.ts';
import { permissoesEfetivas } from './permissoes-efetivas.ts';
import { conflitos, type ExcecaoDeSegregacao, type ParSegregado } from './segregacao.ts';

/** Both inside; without an end, from `de` on. */
export interface Periodo {
  readonly de: DataCivil;
  readonly ate: DataCivil | null;
}

/** The pairs that are open on some day: each exception covers only its days. Of a period without an end only the first day is asked; exceptions end by themselves, and what they leave is told elsewhere. */
export function paresAbertos(instantaneo: Instantaneo, pares: readonly ParSegregado[], excecoes: readonly ExcecaoDeSegregacao[], { de, ate }: Periodo): readonly ParSegregado[] {
  const emprestadas = instantaneo.delegacoes.filter((d) => d.ate >= de && (ate === null || d.de <= ate)).flatMap((d) => d.concessoes);
  const permissoes = permissoesEfetivas({ ...instantaneo, delegacoes: [], concessoes: [...instantaneo.concessoes, ...emprestadas] }, de);
  const dias = ate === null ? [de] : [de, ...excecoes.map((e) => somarDias(e.ate, 1)).filter((dia) => dia > de && dia <= ate), ate];
  const abertos = dias.flatMap((dia) => conflitos(permissoes, pares, excecoes, dia).abertos);
  return pares.filter((par) => abertos.includes(par));
}
