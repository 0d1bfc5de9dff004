/** The clock of the platform. It may be moved, frozen or run; nothing in `local/` reads the time of the machine behind its back. */
export interface Relogio {
  agora(): Date;
}

/** The clock of the machine: what queues use for visibility and retention even when the platform's calendar is moved. */
export const RELOGIO_DA_MAQUINA: Relogio = { agora: () => new Date() };
