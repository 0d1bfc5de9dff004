/** A schedule as the template describes it. */
export interface Agendamento {
  readonly nome: string;
  /** `cron(…)` of six fields, `rate(…)` or `at(…)`. */
  readonly expressao: string;
  /** IANA time zone. */
  readonly fuso: string;
  /** ARN of what is called. */
  readonly alvo: string;
  /** JSON text; `<aws.scheduler.scheduled-time>` and its like are filled in. */
  readonly entrada: string;
  readonly ativo: boolean;
  /** New tries after a first one that failed, and for how long (seconds since the first). */
  readonly tentativas: number;
  readonly validadeS: number;
}

/** One turn to be delivered. A turn interrupted by a crash is delivered again: `id` is the same. */
export interface Disparo {
  readonly id: string;
  readonly agendamento: string;
  readonly alvo: string;
  readonly entrada: unknown;
  readonly previstoEm: Date;
  /** 1 for the first try. */
  readonly tentativa: number;
}

export interface SituacaoDoAgendamento {
  readonly nome: string;
  readonly expressao: string;
  readonly ativo: boolean;
  readonly proximoEm: Date | null;
  readonly ultimoEm: Date | null;
  /** Turns that came and were not delivered yet. */
  readonly pendentes: number;
}
