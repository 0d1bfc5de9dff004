/** From the stretches of a right to the setores in which it holds: what the database restricts rows by. */
import type { Recurso } from './escopo.ts';
import { alcanca, type Alcance } from './permissao.ts';

/** `TODOS`: everywhere, also where there is no setor at all. Otherwise ids, in order; none: nowhere that has a setor. */
export type Lugares = 'TODOS' | readonly number[];

export interface Setor {
  readonly id: number;
  readonly localidade: number;
}

/** Of what is of the whole utility. */
export const SEM_LUGAR = { localidade: null, setor: null, departamento: null } as const satisfies Recurso;

/** `setores`: all that there are. A right of everywhere without exceptions is everywhere, and not the list of today's setores. */
export function lugaresDe(trechos: readonly Alcance[], setores: readonly Setor[]): Lugares {
  if (trechos.some(({ em, exceto }) => Object.keys(em).length === 0 && exceto.length === 0)) return 'TODOS';
  return setores.filter(({ id, localidade }) => trechos.some((trecho) => alcanca(trecho, { localidade, setor: id, departamento: null }))).map(({ id }) => id);
}

/** Who lent what the person does not reach by himself, if anybody did: the audit names him. */
export function quemEmprestou(trechos: readonly Alcance[], setores: readonly Setor[]): string | null {
  const proprios = trechos.filter(({ delegante }) => delegante === null);
  const [daqui, comTudo] = [lugaresDe(proprios, setores), lugaresDe(trechos, setores)];
  const bastam = proprios.length > 0 && (daqui === 'TODOS' || (comTudo !== 'TODOS' && comTudo.length === daqui.length && valeSemLugar(proprios) === valeSemLugar(trechos)));
  return bastam ? null : (trechos.find(({ delegante }) => delegante !== null)?.delegante ?? null);
}

/** Whether the right holds for what is of the whole utility. */
export function valeSemLugar(trechos: readonly Alcance[]): boolean {
  return trechos.some((trecho) => alcanca(trecho, SEM_LUGAR));
}
