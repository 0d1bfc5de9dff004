/** One thing that must hold at all times: the query answers the rows that break it, so that no row means that it holds. */
export interface Invariante {
  readonly numero: number;
  readonly nome: string;
  /** Rows that break it; any columns. */
  readonly sql: string;
  /** What is asked every hour, when `sql` reads every bill of the past: a quicker question that it answers too, or nothing (`null`). */
  readonly deHora?: string | null;
}
