import type { Injecao } from '../lambda/injecao.ts';
import type { InjecaoSqs } from '../sqs/tipos.ts';

/** Ports preferred: another free one is used, and told, when one is taken. 0 is any free one. */
export interface Portas {
  readonly publica: number;
  readonly aws: number;
  readonly banco: number;
}

export const PORTAS_PADRAO: Portas = { publica: 3000, aws: 3001, banco: 54320 };

/** Faults of workers and of queues. Kept by reference: assign `lambda`, or the fields of `sqs`, to switch them while the platform runs. */
export interface InjecaoPlataforma {
  lambda: Injecao;
  readonly sqs: InjecaoSqs;
}

export interface OpcoesPlataforma {
  /** Everything that the platform keeps: database, objects, secrets, logs, clock. */
  readonly diretorioDados: string;
  readonly portas?: Partial<Portas>;
  /** The public port was chosen by a person: it is that one, or the start is refused before anything is touched. */
  readonly exigirPortaPublica?: boolean;
  /** Milliseconds between the platform's clock and the machine's; absent, it stays where the last run left it. */
  readonly relogio?: { readonly deslocamentoMs: number };
  readonly injecao?: Partial<InjecaoPlataforma>;
  /** Deletes all that the directory holds before starting. */
  readonly limpar?: boolean;
  /** Says nothing. Otherwise `avisar` receives, in Portuguese, what a person should know. */
  readonly silencioso?: boolean;
  readonly avisar?: (mensagem: string) => void;
  /** A cloud assembly ready to be used, instead of synthesizing the project. */
  readonly montagem?: string;
  /** Functions of one name at once, for what has no limit of its own. */
  readonly paralelismo?: number;
}
