import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Bucket, EventType } from 'aws-cdk-lib/aws-s3';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { SqsDestination } from 'aws-cdk-lib/aws-s3-notifications';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { ContratoFila, ContratoS3 } from '../../events/contrato.ts';
import type { Descoberto } from '../contratos.ts';
import { funcaoDe } from '../funcoes.ts';
import { Fila, SUFIXO_DLQ } from './fila.ts';
import { Funcao } from './funcao.ts';
import type { Plataforma } from './plataforma.ts';

interface Consumo {
  readonly lote: number;
  readonly concorrencia: number;
}

function consumir(fila: IQueue, { funcao }: Funcao, { lote, concorrencia }: Consumo): void {
  funcao.addEventSource(new SqsEventSource(fila, { batchSize: lote, maxConcurrency: concorrencia, reportBatchItemFailures: true }));
}

/** The queue of a contract, known to the platform by its name, before its consumer: others may send to it from functions made earlier. */
export function declararFila(escopo: Construct, { nome, tentativas, execucao }: ContratoFila | ContratoS3, plataforma: Plataforma): IQueue {
  const { fila, mortas } = new Fila(escopo, `fila-${nome}`, { nome, tentativas, execucao, topico: plataforma.topicoAlarmes });
  plataforma.filas.set(nome, fila).set(nome + SUFIXO_DLQ, mortas);
  return fila;
}

/** The consumer of a queue: its function and the event source between them. */
export function consumirFila(escopo: Construct, descoberto: Descoberto<ContratoFila>, plataforma: Plataforma): void {
  const { contrato } = descoberto;
  const fila = plataforma.filas.get(contrato.nome);
  if (fila === undefined) throw new Error(`A fila ${contrato.nome} não foi declarada antes do seu consumidor.`);
  consumir(fila, new Funcao(escopo, { plano: funcaoDe(descoberto), plataforma }), contrato);
}

/** Objects created under a prefix reach their function through a queue: they wait there, are tried again, and the hopeless are kept. */
export class EntradaS3 extends Construct {
  constructor(escopo: Construct, descoberto: Descoberto<ContratoS3>, plataforma: Plataforma) {
    const { contrato } = descoberto;
    super(escopo, `entrada-${contrato.nome}`);
    const fila = declararFila(this, contrato, plataforma);
    consumir(fila, new Funcao(this, { plano: funcaoDe(descoberto), plataforma }), { lote: 1, concorrencia: contrato.concorrencia });
    baldeImportado(escopo, contrato, plataforma).addEventNotification(EventType.OBJECT_CREATED, new SqsDestination(fila), { prefix: contrato.prefixo });
  }
}

/**
 * Seen as imported, the bucket takes the notification from this stack; by itself it would need the queue in its own stack, and make a cycle.
 * One imported bucket a stack, since each keeps its list of notifications.
 */
function baldeImportado(escopo: Construct, { balde }: ContratoS3, { baldes }: Plataforma): IBucket {
  const original = baldes.get(balde);
  if (original === undefined) throw new Error(`O balde ${balde} não avisa de objetos novos.`);
  const id = `balde-${balde}`;
  const existente = escopo.node.tryFindChild(id) as IBucket | undefined;
  return existente ?? Bucket.fromBucketAttributes(escopo, id, { bucketArn: original.bucketArn, bucketName: original.bucketName });
}
