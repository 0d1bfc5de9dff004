import type { Pool } from '../../layers/postgres/conexao.ts';
import type { Definicoes } from './definicoes.ts';
import type { Execucoes } from './execucoes.ts';

/** What the actions of the API work upon. */
export interface ContextoDasAcoesSfn {
  readonly pool: Pool;
  readonly definicoes: Definicoes;
  readonly execucoes: Execucoes;
}

/** Instants travel as seconds since the epoch. */
export function instante(data: Date): number {
  return data.getTime() / 1000;
}
