/** Acts of people: not of functions of the platform (`sistema:<nome>`), nor of who was nobody yet. `a` is the row of comum.auditoria. */
export const DE_GENTE = `a.usuario NOT LIKE 'sistema:%' AND a.usuario <> 'público'`;

/** The civil clock of the utility. */
export const EM_BRASILIA = `a.em AT TIME ZONE 'America/Sao_Paulo'`;

/** An instant as the API writes it. */
export const ISO = (instante: string): string => `to_char(${instante} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** A rule that finds more than this is a rule with the wrong threshold: the first ones are enough to see it. */
export const MAIOR_NUMERO_DE_ACHADOS = 1_000;
