/** What the machine can do at best, to compare with: always the same work, whatever the product does. */
export interface Piso {
  /** Empties what the last run wrote; not measured. */
  preparar(): Promise<void>;
  correr(): Promise<void>;
}
