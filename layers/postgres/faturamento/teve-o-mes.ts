/**
 * SQL condition on a prévia `p` that closes the month. A parked ligação keeps its last billed reading, so that what it consumed is billed later; but
 * for a negative master (motivo 6): its dependents go on, so it goes on too, with the difference carried (TR 14.8). Who owes nothing (10), and who is
 * cut (9) and had its dial read, has had its month; who is cut and was not read, or is not billed by its occurrence (11), has not: nobody paid an estimate.
 */
export const TEVE_O_MES = '(p.situacao = 1 OR p.motivo IN (6, 10) OR (p.motivo = 9 AND (p.lida OR p.lida_poco)))';
