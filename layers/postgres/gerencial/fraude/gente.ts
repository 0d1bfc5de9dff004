/** Acts of people: not of functions of the platform (`sistema:<nome>`), nor of who was nobody yet. `a` is the row of comum.auditoria. */
export const DE_GENTE = `a.usuario NOT LIKE 'sistema:%' AND a.usuario <> 'público'`;

/** The civil clock of the utility. */
export const EM_BRASILIA = `a.em AT TIME ZONE 'America/Sao_Paulo'`;

/** An instant as the API writes it. */
export const ISO = (instante: string): string => `to_char(${instante} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** A rule that finds more than this is a rule with the wrong threshold: the first ones are enough to see it. */
export const MAIOR_NUMERO_DE_ACHADOS = 1_000;

/**
 * Who acted, by the first name that the person had here: acts before and after another name are of one, and the key of a case does not change with it.
 * `QUEM` is of rows of `DA_AUDITORIA`.
 */
export const DA_AUDITORIA = `comum.auditoria a LEFT JOIN (SELECT lower(n.nome) AS nome, first_value(n.nome) OVER (PARTITION BY n.usuario ORDER BY n.id) AS primeiro FROM gerencial.nome_de_gente n) nu ON nu.nome = lower(a.usuario)`;
export const QUEM = `coalesce(nu.primeiro, a.usuario)`;
