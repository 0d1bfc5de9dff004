import { hostname, userInfo } from 'node:os';
import type { Autor } from '../../layers/postgres/comum/auditoria.ts';

/** Whoever is at the terminal of the database is no user of the system: the audit names the terminal, and the account of the machine. */
export function doTerminal(): Autor {
  return { nome: 'sistema:terminal', dispositivo: `terminal de ${userInfo().username} em ${hostname()}`.slice(0, 200) };
}
