import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Execucao } from '../../events/contrato.ts';
import { CINCO_MINUTOS, alarmar } from './alarmes.ts';

/** AWS's rule for a queue read by a Lambda: a message stays invisible through the retries of its invocation. */
const VISIBILIDADE_POR_TEMPO_LIMITE = 6;
/** A message waits this long only when nobody consumes, or far too slowly. */
const IDADE_MAXIMA = Duration.minutes(15);
/** What SQS allows at most: a holiday with a week-end is no reason to lose a message. */
const GUARDA = Duration.days(14);

/** The queue of dead messages of `x` is `x-dlq`. */
export const SUFIXO_DLQ = '-dlq';

export interface PropsFila {
  readonly nome: string;
  readonly tentativas: number;
  readonly execucao: Execucao;
  readonly topico: ITopic;
}

/** A queue that cannot be forgotten: its DLQ, encryption, TLS only, and alarms on both. */
export class Fila extends Construct {
  readonly fila: Queue;
  readonly mortas: Queue;

  constructor(escopo: Construct, id: string, { nome, tentativas, execucao, topico }: PropsFila) {
    super(escopo, id);
    const comum = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true, retentionPeriod: GUARDA };
    this.mortas = new Queue(this, 'Mortas', { ...comum, queueName: nome + SUFIXO_DLQ });
    this.fila = new Queue(this, 'Fila', {
      ...comum,
      queueName: nome,
      visibilityTimeout: Duration.seconds(execucao.tempoLimiteS * VISIBILIDADE_POR_TEMPO_LIMITE),
      deadLetterQueue: { queue: this.mortas, maxReceiveCount: tentativas },
    });
    alarmar(this, 'AlarmeMortas', {
      nome: `${nome}-dlq: mensagens`,
      sintoma: `Uma mensagem da fila ${nome} falhou ${tentativas} vezes e espera por uma pessoa em ${nome}-dlq.`,
      aviso: execucao,
      metrica: this.mortas.metricApproximateNumberOfMessagesVisible({ period: CINCO_MINUTOS, statistic: 'Maximum' }),
      limiar: 1,
      topico,
    });
    alarmar(this, 'AlarmeIdade', {
      nome: `${nome}: espera`,
      sintoma: `A mensagem mais antiga da fila ${nome} espera há mais de ${IDADE_MAXIMA.toMinutes()} minutos.`,
      aviso: execucao,
      metrica: this.fila.metricApproximateAgeOfOldestMessage({ period: CINCO_MINUTOS, statistic: 'Maximum' }),
      limiar: IDADE_MAXIMA.toSeconds(),
      topico,
    });
  }
}
