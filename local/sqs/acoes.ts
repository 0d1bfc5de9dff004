import { z } from 'zod';
import type { Acao } from '../protocolo/aws-json.ts';
import { ErroAws, acao } from '../protocolo/aws-json.ts';
import { acoesDasFilas } from './acoes-das-filas.ts';
import * as entradas from './entradas.ts';
import type { Filas } from './filas.ts';
import { md5, md5DosAtributos } from './md5.ts';
import type { ContextoDasMensagens } from './mensagens.ts';
import type { Sqs } from './sqs.ts';
import type { Envio, Fila, MensagemEntregue } from './tipos.ts';

export interface ContextoDasAcoes {
  readonly servico: Omit<Sqs, 'tratar' | 'parar'>;
  readonly filas: Filas;
  readonly contexto: ContextoDasMensagens;
  readonly achar: (referencia: string) => Fila;
  /** Something arrived in the queue by other means than a send. */
  readonly aoChegar: (nome: string) => void;
}

const LIMITE_DO_LOTE = 1_048_576;

function respostaDoEnvio(envio: Envio, id: string | undefined): object {
  const { atributos } = envio;
  const comAtributos = atributos !== undefined && Object.keys(atributos).length > 0;
  return { MessageId: id, MD5OfMessageBody: md5(envio.corpo), ...(comAtributos ? { MD5OfMessageAttributes: md5DosAtributos(atributos) } : {}) };
}

/** Runs each entry on its own: one that fails does not hold the others. */
async function emLote<E extends { readonly Id: string }>(lista: readonly E[], cada: (entrada: E) => Promise<void>): Promise<object> {
  const Successful: object[] = [];
  const Failed: object[] = [];
  for (const entrada of lista) {
    try {
      await cada(entrada);
      Successful.push({ Id: entrada.Id });
    } catch (erro) {
      if (!(erro instanceof ErroAws)) throw erro;
      Failed.push({ Id: entrada.Id, SenderFault: true, Code: erro.codigo, Message: erro.message });
    }
  }
  return { Successful, Failed };
}

/** Leaves only what the request asked for; `All`, `.*` and `prefix.*` are accepted. */
function filtrar(m: MensagemEntregue, sistema: readonly string[], nomes: readonly string[]): object {
  const { Attributes, MessageAttributes = {}, MD5OfBody, MessageId, ReceiptHandle, Body } = m;
  const pedido = (nome: string): boolean => nomes.some((n) => n === 'All' || n === nome || (n.endsWith('.*') && nome.startsWith(n.slice(0, -2))));
  const doSistema = Object.entries(Attributes).filter(([nome]) => sistema.includes('All') || sistema.includes(nome));
  const proprios = Object.fromEntries(Object.entries(MessageAttributes).filter(([nome]) => pedido(nome)));
  return {
    MessageId,
    ReceiptHandle,
    Body,
    MD5OfBody,
    ...(doSistema.length > 0 ? { Attributes: Object.fromEntries(doSistema) } : {}),
    ...(Object.keys(proprios).length > 0 ? { MessageAttributes: proprios, MD5OfMessageAttributes: md5DosAtributos(proprios) } : {}),
  };
}

function acoesDeEnvio({ servico, achar }: ContextoDasAcoes): Record<string, Acao> {
  return {
    SendMessage: acao(entradas.envio, async (e) => {
      const { envio } = entradas.conferirEnvio(achar(e.QueueUrl), e);
      const [id] = await servico.enviar(e.QueueUrl, [envio]);
      return respostaDoEnvio(envio, id);
    }),
    SendMessageBatch: acao(entradas.envios, async (e) => {
      const destino = achar(e.QueueUrl);
      const lote = entradas.conferirLote(e.Entries).map((entrada) => ({ Id: entrada.Id, ...entradas.conferirEnvio(destino, entrada) }));
      if (lote.reduce((soma, { tamanho }) => soma + tamanho, 0) > LIMITE_DO_LOTE) {
        throw new ErroAws('BatchRequestTooLong', `Batch requests cannot be longer than ${LIMITE_DO_LOTE} bytes.`, { nomeAntigo: 'AWS.SimpleQueueService.BatchRequestTooLong' });
      }
      const ids = await servico.enviar(
        e.QueueUrl,
        lote.map(({ envio }) => envio),
      );
      return { Successful: lote.map(({ Id, envio }, i) => ({ Id, ...respostaDoEnvio(envio, ids[i]) })), Failed: [] };
    }),
  };
}

function acoesDeRecepcao({ servico, achar }: ContextoDasAcoes): Record<string, Acao> {
  const mudar = async (fila: string, recibo: string, segundos: number): Promise<void> => {
    if (await servico.mudarVisibilidade(fila, recibo, segundos)) return;
    throw new ErroAws('MessageNotInflight', 'The message referred to is not in flight.', { nomeAntigo: 'AWS.SimpleQueueService.MessageNotInflight' });
  };
  return {
    ReceiveMessage: acao(entradas.recepcao, async (e, sinal) => {
      const mensagens = await servico.receber(e.QueueUrl, {
        maximo: e.MaxNumberOfMessages,
        sinal,
        ...(e.WaitTimeSeconds === undefined ? {} : { esperaS: e.WaitTimeSeconds }),
        ...(e.VisibilityTimeout === undefined ? {} : { visibilidadeS: e.VisibilityTimeout }),
      });
      // The client left while the messages were being fetched: they go back at once.
      if (sinal?.aborted === true) for (const m of mensagens) await servico.mudarVisibilidade(e.QueueUrl, m.ReceiptHandle, 0);
      const sistema = [...e.AttributeNames, ...e.MessageSystemAttributeNames];
      return mensagens.length === 0 ? {} : { Messages: mensagens.map((m) => filtrar(m, sistema, e.MessageAttributeNames)) };
    }),
    DeleteMessage: acao(entradas.apagamento, async (e) => {
      await servico.apagar(e.QueueUrl, [e.ReceiptHandle]);
      return {};
    }),
    DeleteMessageBatch: acao(entradas.apagamentos, (e) => emLote(entradas.conferirLote(e.Entries), (um) => servico.apagar(e.QueueUrl, [um.ReceiptHandle]))),
    ChangeMessageVisibility: acao(entradas.visibilidade, async (e) => {
      await mudar(achar(e.QueueUrl).nome, e.ReceiptHandle, e.VisibilityTimeout);
      return {};
    }),
    ChangeMessageVisibilityBatch: acao(entradas.visibilidades, (e) =>
      emLote(entradas.conferirLote(e.Entries), (um) => mudar(e.QueueUrl, um.ReceiptHandle, um.VisibilityTimeout)),
    ),
  };
}

/** The actions of the API, by name. */
export function acoesSqs(contexto: ContextoDasAcoes): Record<string, Acao> {
  const { servico, filas } = contexto;
  return {
    ...acoesDeEnvio(contexto),
    ...acoesDeRecepcao(contexto),
    ...acoesDasFilas(contexto),
    ListQueues: acao(z.object({ QueueNamePrefix: z.string().default('') }), (e) =>
      Promise.resolve({ QueueUrls: filas.todas().filter((f) => f.nome.startsWith(e.QueueNamePrefix)).map((f) => servico.url(f.nome)) }),
    ),
  };
}
