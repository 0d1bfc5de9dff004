import type { Executor } from '../conexao.ts';

/** An invariant that SQL cannot tell: it is proven by the rules of the domain, with as many rows in memory as a page has. */
export interface InvariantePorCalculo {
  readonly numero: number;
  readonly nome: string;
  /** Answers what breaks it, one by one. */
  readonly conferir: (banco: Executor) => AsyncIterable<Readonly<Record<string, unknown>>>;
}
