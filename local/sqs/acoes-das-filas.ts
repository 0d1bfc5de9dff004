import { z } from 'zod';
import type { Acao } from '../protocolo/aws-json.ts';
import { ErroAws, acao } from '../protocolo/aws-json.ts';
import type { ContextoDasAcoes } from './acoes.ts';
import * as entradas from './entradas.ts';
import { esvaziar } from './mensagens.ts';
import { mover, movimentosDe } from './movimento.ts';
import type { ConfiguracaoDaFila, Fila } from './tipos.ts';
import { CONFIGURACAO_PADRAO } from './tipos.ts';

/** The last part of a queue's ARN or URL. */
function nomeDe(referencia: string): string {
  return referencia.split(/[/:]/).at(-1) ?? '';
}

function configuracaoDe(a: entradas.AtributosDaFila, base: ConfiguracaoDaFila): ConfiguracaoDaFila {
  return {
    visibilidadeS: a.VisibilityTimeout ?? base.visibilidadeS,
    atrasoS: a.DelaySeconds ?? base.atrasoS,
    retencaoS: a.MessageRetentionPeriod ?? base.retencaoS,
    tamanhoMaximo: a.MaximumMessageSize ?? base.tamanhoMaximo,
    esperaS: a.ReceiveMessageWaitTimeSeconds ?? base.esperaS,
    filaMorta: a.RedrivePolicy === undefined ? base.filaMorta : { nome: nomeDe(a.RedrivePolicy.deadLetterTargetArn), recepcoes: a.RedrivePolicy.maxReceiveCount },
  };
}

function igual(a: ConfiguracaoDaFila, b: ConfiguracaoDaFila): boolean {
  const chave = ({ visibilidadeS, atrasoS, retencaoS, tamanhoMaximo, esperaS, filaMorta }: ConfiguracaoDaFila): string =>
    JSON.stringify([visibilidadeS, atrasoS, retencaoS, tamanhoMaximo, esperaS, filaMorta?.nome, filaMorta?.recepcoes]);
  return chave(a) === chave(b);
}

async function atributosDe({ filas, servico }: ContextoDasAcoes, fila: Fila): Promise<Record<string, string>> {
  const [p] = await filas.profundidade(fila.nome);
  return {
    QueueArn: servico.arn(fila.nome),
    ApproximateNumberOfMessages: String(p?.visiveis ?? 0),
    ApproximateNumberOfMessagesNotVisible: String(p?.emVoo ?? 0),
    ApproximateNumberOfMessagesDelayed: String(p?.atrasadas ?? 0),
    CreatedTimestamp: String(Math.floor(fila.criadaEm.getTime() / 1000)),
    LastModifiedTimestamp: String(Math.floor(fila.alteradaEm.getTime() / 1000)),
    VisibilityTimeout: String(fila.visibilidadeS),
    DelaySeconds: String(fila.atrasoS),
    MessageRetentionPeriod: String(fila.retencaoS),
    MaximumMessageSize: String(fila.tamanhoMaximo),
    ReceiveMessageWaitTimeSeconds: String(fila.esperaS),
    ...(fila.filaMorta === null ? {} : { RedrivePolicy: JSON.stringify({ deadLetterTargetArn: servico.arn(fila.filaMorta.nome), maxReceiveCount: fila.filaMorta.recepcoes }) }),
  };
}

function acoesDeMovimento({ servico, filas, contexto, achar, aoChegar }: ContextoDasAcoes): Record<string, Acao> {
  return {
    StartMessageMoveTask: acao(z.object({ SourceArn: z.string(), DestinationArn: z.string().optional() }), async (e) => {
      const origem = achar(e.SourceArn);
      if (!filas.todas().some((f) => f.filaMorta?.nome === origem.nome)) {
        throw new ErroAws('InvalidParameterValue', 'Source queue must be configured as a Dead Letter Queue.');
      }
      const destino = e.DestinationArn === undefined ? null : achar(e.DestinationArn).nome;
      const { id } = await mover(contexto, origem.nome, destino);
      for (const f of filas.todas()) aoChegar(f.nome);
      return { TaskHandle: Buffer.from(JSON.stringify({ taskId: id, sourceArn: servico.arn(origem.nome) })).toString('base64') };
    }),
    ListMessageMoveTasks: acao(z.object({ SourceArn: z.string(), MaxResults: z.number().int().min(1).max(10).default(1) }), async (e) => {
      const lista = await movimentosDe(contexto, achar(e.SourceArn).nome);
      const Results = lista.slice(0, e.MaxResults).map((m) => ({
        Status: 'COMPLETED',
        SourceArn: servico.arn(m.origem),
        ...(m.destino === null ? {} : { DestinationArn: servico.arn(m.destino) }),
        ApproximateNumberOfMessagesMoved: m.movidas,
        ApproximateNumberOfMessagesToMove: m.movidas,
        StartedTimestamp: m.iniciadoEm.getTime(),
      }));
      return { Results };
    }),
  };
}

/** The actions upon queues rather than messages. */
export function acoesDasFilas(ctx: ContextoDasAcoes): Record<string, Acao> {
  const { servico, filas, contexto, achar } = ctx;
  const exigirFilaMorta = ({ filaMorta }: ConfiguracaoDaFila): void => {
    if (filaMorta !== null) achar(filaMorta.nome);
  };
  return {
    ...acoesDeMovimento(ctx),
    CreateQueue: acao(entradas.criacao, async (e) => {
      const nova = configuracaoDe(e.Attributes, CONFIGURACAO_PADRAO);
      exigirFilaMorta(nova);
      const existente = filas.buscar(e.QueueName);
      if (existente !== undefined && !igual(existente, nova)) {
        throw new ErroAws('QueueNameExists', 'A queue already exists with the same name and a different value for some attribute.', { nomeAntigo: 'QueueAlreadyExists' });
      }
      if (existente === undefined) await filas.garantir(e.QueueName, nova);
      return { QueueUrl: servico.url(e.QueueName) };
    }),
    GetQueueUrl: acao(z.object({ QueueName: z.string() }), (e) => Promise.resolve({ QueueUrl: servico.url(achar(e.QueueName).nome) })),
    GetQueueAttributes: acao(entradas.fila.extend({ AttributeNames: z.array(z.string()).default([]) }), async (e) => {
      const todos = await atributosDe(ctx, achar(e.QueueUrl));
      const pedidos = Object.entries(todos).filter(([nome]) => e.AttributeNames.includes('All') || e.AttributeNames.includes(nome));
      return pedidos.length === 0 ? {} : { Attributes: Object.fromEntries(pedidos) };
    }),
    SetQueueAttributes: acao(entradas.fila.extend({ Attributes: entradas.atributosDaFila }), async (e) => {
      const fila = achar(e.QueueUrl);
      const nova = configuracaoDe(e.Attributes, fila);
      exigirFilaMorta(nova);
      await filas.garantir(fila.nome, nova);
      return {};
    }),
    PurgeQueue: acao(entradas.fila, async (e) => {
      await esvaziar(contexto, achar(e.QueueUrl));
      return {};
    }),
    DeleteQueue: acao(entradas.fila, async (e) => {
      await filas.apagar(achar(e.QueueUrl).nome);
      return {};
    }),
  };
}
