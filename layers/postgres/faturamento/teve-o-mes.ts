/**
 * SQL condition on a prévia `p` that closes the month. A parked ligação keeps its last billed reading, so that what it consumed is billed later; but
 * for a negative master (motivo 6): its dependents go on, so it goes on too, with the difference carried (TR 14.8). Who is cut (9), owes nothing
 * (10) or is not billed by its occurrence (11) has had its month.
 */
export const TEVE_O_MES = '(p.situacao = 1 OR p.motivo IN (6, 9, 10, 11))';
