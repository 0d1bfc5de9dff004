/** One case of the old system against ours: what `nascente conferir` runs for each line. */
import type { Recusa } from '../comum/resultado.ts';
import { compararResposta, ehRegistro, type Comparacao } from './comparar.ts';

/** What each answerer file exports: a pure function of the case, and the fields compared. */
export interface Respondedor {
  readonly responder: (caso: Readonly<Record<string, unknown>>) => Record<string, unknown>;
  readonly camposComparados: readonly string[];
  /** Compared fields whose name is also an input of the case: there the case itself says what to compute, not what was computed. */
  readonly camposDeEntrada?: readonly string[];
}

/** `resposta` is the answer, or `{recusa: code}`; then `motivo` is what to say to people, and is no part of the answer line. */
export interface Conferido extends Comparacao {
  readonly id: unknown;
  readonly motivo?: string;
  readonly resposta: Readonly<Record<string, unknown>>;
}

/** Null when the line is not a case (not a JSON object): it gets no answer line. */
export function conferirCaso(respondedor: Respondedor, caso: unknown): Conferido | null {
  if (!ehRegistro(caso)) return null;
  const { [MOTIVO]: motivo, ...resposta } = respondedor.responder(caso);
  const comparacao = compararResposta(resposta, esperadoDo(caso, respondedor), respondedor.camposComparados);
  return { id: caso.id ?? null, resposta, ...comparacao, ...(typeof motivo === 'string' ? { motivo } : {}) };
}

const MOTIVO = 'motivo';

/** A refused case: the code, which is the answer, and why, with the field, which is for people. */
export function recusado({ codigo, mensagem, campo }: Recusa): { readonly recusa: string; readonly motivo: string } {
  return { recusa: codigo, motivo: campo === undefined ? mensagem : `${mensagem} Campo: ${campo}.` };
}

/** Each field from `esperado` where it has it (null there means not to compare), else from `esperadoOrigem`, else from the case itself. */
function esperadoDo(caso: Readonly<Record<string, unknown>>, respondedor: Respondedor): Record<string, unknown> {
  const { camposComparados, camposDeEntrada = [] } = respondedor;
  const ditos = [caso.esperado, caso.esperadoOrigem].filter(ehRegistro);
  return Object.fromEntries(
    camposComparados.map((campo) => {
      const fontes = camposDeEntrada.includes(campo) ? ditos : [...ditos, caso];
      return [campo, fontes.find((fonte) => fonte[campo] !== undefined)?.[campo]];
    }),
  );
}
