/** Letters of a reason, at least: as the contracts ask for it (events/http/esquemas.ts). */
export const MENOR_MOTIVO = 5;
