import type { Sqs } from '../sqs/sqs.ts';
import type { ConfiguracaoDaFila } from '../sqs/tipos.ts';
import type { Recurso, Template } from '../template/carregar.ts';

interface Redirecionamento {
  readonly deadLetterTargetArn: string;
  readonly maxReceiveCount: number;
}

function configuracaoDe(r: Recurso): Partial<ConfiguracaoDaFila> {
  const p = r.propriedades;
  if (p['FifoQueue'] === true) throw new Error(`${r.pilha}/${r.idLogico}: filas FIFO não são atendidas pelo ambiente local.`);
  const numeros = {
    visibilidadeS: p['VisibilityTimeout'],
    atrasoS: p['DelaySeconds'],
    retencaoS: p['MessageRetentionPeriod'],
    tamanhoMaximo: p['MaximumMessageSize'],
    esperaS: p['ReceiveMessageWaitTimeSeconds'],
  };
  const ditos = Object.fromEntries(Object.entries(numeros).flatMap(([nome, v]) => (v === undefined ? [] : [[nome, Number(v)]])));
  const morta = p['RedrivePolicy'] as Redirecionamento | undefined;
  const filaMorta = morta === undefined ? null : { nome: morta.deadLetterTargetArn.split(':').at(-1) ?? '', recepcoes: Number(morta.maxReceiveCount) };
  return { ...ditos, filaMorta };
}

/** Creates the queues of the template, those that receive the dead first. What they hold from before stays. */
export async function registrarFilas(template: Template, sqs: Sqs): Promise<void> {
  const filas = template.doTipo('AWS::SQS::Queue').map((r) => ({ nome: r.atributo('QueueName'), configuracao: configuracaoDe(r) }));
  const simples = filas.filter((f) => f.configuracao.filaMorta === null);
  const comMorta = filas.filter((f) => f.configuracao.filaMorta !== null);
  for (const f of [...simples, ...comMorta]) await sqs.garantirFila(f.nome, f.configuracao);
}
