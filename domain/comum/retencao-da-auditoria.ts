/** For how long the acts stay in the database, where they are searched; after that they are in the bucket `guarda`, whole (docs/adr/0026). */
import { ok, recusa, type Recusa, type Resultado } from './resultado.ts';

export interface RetencaoDaAuditoria {
  /** Whole months in the database; null: for ever. */
  readonly meses: number | null;
}

/**
 * In months. At least 24: caça-fraude looks back up to 730 days, and it is four times what the Marco Civil (art. 15) asks of records of access. At most 120:
 * claims of users about tariffs end in ten years (STJ, Tema 932), and past its purpose personal data is not kept at hand (LGPD, arts. 15 and 16).
 */
export const LIMITES_DA_RETENCAO = { de: 24, ate: 120 } as const;
/** Debts to the utility are claimed for five years: what is asked about them is answered at once. */
export const RETENCAO_PADRAO: RetencaoDaAuditoria = { meses: 60 };

export type RecusaDeRetencao = Recusa & { readonly codigo: 'auditoria/retencao-fora-do-limite' };

/** Refusal: `auditoria/retencao-fora-do-limite`, with the field and the limits. */
export function conferirRetencao(retencao: RetencaoDaAuditoria): Resultado<RetencaoDaAuditoria, RecusaDeRetencao> {
  const { meses } = retencao;
  const { de, ate } = LIMITES_DA_RETENCAO;
  if (meses === null || (Number.isSafeInteger(meses) && meses >= de && meses <= ate)) return ok(retencao);
  return recusa('auditoria/retencao-fora-do-limite', `O prazo da auditoria no banco vai de ${de} a ${ate} meses. Informe um número inteiro entre eles, ou escolha mantê-la sempre no banco.`, 'meses');
}
