/** One case of the old system against ours: what `nascente conferir` runs for each line. */
import { compararResposta, ehRegistro, type Comparacao } from './comparar.ts';

/** What each answerer file exports: a pure function of the case, and the fields compared. */
export interface Respondedor {
  readonly responder: (caso: Readonly<Record<string, unknown>>) => Record<string, unknown>;
  readonly camposComparados: readonly string[];
  /** Compared fields whose name is also an input of the case: there the case itself says what to compute, not what was computed. */
  readonly camposDeEntrada?: readonly string[];
}

/** `resposta` is the answer, or `{recusa: code}`. */
export interface Conferido extends Comparacao {
  readonly id: unknown;
  readonly resposta: Readonly<Record<string, unknown>>;
}

/** Null when the line is not a case (not a JSON object): it gets no answer line. */
export function conferirCaso(respondedor: Respondedor, caso: unknown): Conferido | null {
  if (!ehRegistro(caso)) return null;
  const resposta = respondedor.responder(caso);
  return { id: caso.id ?? null, resposta, ...compararResposta(resposta, esperadoDo(caso, respondedor), respondedor.camposComparados) };
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
