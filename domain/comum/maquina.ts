/** State machines are tables of allowed transitions; the SQL condition of an update is derived from the table, so that both never differ. */
import { ok, recusa, type Recusa, type Resultado } from './resultado.ts';

/** `estados`: every state and those it may go to. A state that goes nowhere is final. */
export interface Maquina<E extends string> {
  /** Names the machine in the refusals: `fatura` gives `fatura/transicao-invalida`. */
  readonly nome: string;
  readonly inicial: E;
  readonly transicoes: Readonly<Record<E, readonly E[]>>;
}

export function podeIr<E extends string>(maquina: Maquina<E>, de: E, para: E): boolean {
  return maquina.transicoes[de].includes(para);
}

/** The states from which `para` may be reached in one step: `WHERE situacao = ANY (origens)`. */
export function origensDe<E extends string>(maquina: Maquina<E>, para: E): readonly E[] {
  return estadosDe(maquina).filter((estado) => podeIr(maquina, estado, para));
}

export function ehFinal<E extends string>(maquina: Maquina<E>, estado: E): boolean {
  return maquina.transicoes[estado].length === 0;
}

/** Every state, in the order of the table: what the CHECK of the column lists. */
export function estadosDe<E extends string>(maquina: Maquina<E>): readonly E[] {
  // The keys of the record are exactly E.
  return Object.keys(maquina.transicoes) as E[];
}

/** The new state. Refusal: `<nome>/transicao-invalida`. */
export function transitar<E extends string>(maquina: Maquina<E>, de: E, para: E): Resultado<E, Recusa> {
  if (podeIr(maquina, de, para)) return ok(para);
  return recusa(`${maquina.nome}/transicao-invalida`, `Não é possível passar de ${de} para ${para}. Atualize a tela e confira a situação.`);
}
