import type { Json, ObjetoJson } from './json.ts';

/** What is stored of a task under way: enough to do it again after a crash exactly as it was asked. */
export interface TarefaEmCurso {
  readonly argumentos: Json;
  /** Present when the task waits for its token. */
  readonly token?: string;
  /** Names this call of a task without token. */
  readonly chamada?: string;
  /** TimeoutSeconds and HeartbeatSeconds, evaluated. */
  readonly limiteS?: number;
  readonly batimentoS?: number;
  /** ISO instant at which the task times out. */
  readonly expiraEm?: string;
}

/**
 * Which call this is. A transition that a crash took back is made again, and its call is another: what is still being done for the one that was lost
 * is not being done for this one.
 */
export function chamadaDe(tarefa: TarefaEmCurso | null | undefined): string | undefined {
  return tarefa?.token ?? tarefa?.chamada;
}

export type SituacaoDoRamo = 'NA_FILA' | 'PRONTO' | 'INVOCANDO' | 'AGUARDANDO' | 'DORMINDO' | 'RETENTANDO' | 'FILHOS' | 'CONCLUIDO';

/** A thread of control, as a row of `sfn.ramo`. Changed in place inside one transaction and written back by it. */
export interface Ramo {
  readonly id: number;
  readonly execucao: number;
  readonly pai: number | null;
  readonly indice: number;
  estado: string;
  situacao: SituacaoDoRamo;
  entrada: Json;
  variaveis: ObjetoJson;
  /** The item of the innermost Map this thread belongs to. */
  readonly item: { readonly Index: number; readonly Value: Json } | null;
  /** Tries made, per retrier of the state. */
  tentativas: number[];
  entrou_em: Date | null;
  /** When something must happen although nobody answers: timeout, heartbeat, end of a wait, next try. */
  prazo: Date | null;
  tarefa: TarefaEmCurso | null;
  enviada: boolean;
  filhos_abertos: number;
}

export interface Execucao {
  readonly id: number;
  readonly arn: string;
  readonly maquina: string;
  readonly nome: string;
  readonly definicao: string;
  readonly situacao: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';
  readonly entrada: string;
  readonly saida: string | null;
  readonly erro: string | null;
  readonly causa: string | null;
  readonly iniciada_em: Date;
  readonly terminada_em: Date | null;
  readonly prazo: Date | null;
  readonly eventos: number;
  readonly retomadas: number;
  readonly retomada_em: Date | null;
}

export const COLUNAS_DO_RAMO = 'id, execucao, pai, indice, estado, situacao, entrada, variaveis, item, tentativas, entrou_em, prazo, tarefa, enviada, filhos_abertos';
