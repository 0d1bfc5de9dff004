declare module 'dynalite' {
  import type { Server } from 'node:http';

  interface OpcoesDynalite {
    /** Directory of the LevelDB store; in memory when absent. */
    readonly path?: string;
    readonly createTableMs?: number;
    readonly deleteTableMs?: number;
    readonly updateTableMs?: number;
  }

  function dynalite(opcoes: OpcoesDynalite): Server;
  export = dynalite;
}
