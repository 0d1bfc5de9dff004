import type { Pool } from '../../layers/postgres/conexao.ts';
import { garantirEsquema } from '../banco/esquema.ts';
import { Lotes } from '../banco/lotes.ts';
import { insistir } from '../banco/resistencia.ts';
import type { PedidoJson, RespostaJson } from '../protocolo/aws-json.ts';
import { ErroAws, servicoJson } from '../protocolo/aws-json.ts';
import type { Relogio } from '../protocolo/relogio.ts';
import { RELOGIO_DA_MAQUINA } from '../protocolo/relogio.ts';
import { acoesSqs } from './acoes.ts';
import { ESQUEMA_SQS } from './esquema.ts';
import { Filas } from './filas.ts';
import type { ContextoDasMensagens, MensagemNova } from './mensagens.ts';
import { apagar, entregar, guardar, mudarVisibilidade, prepararEnvios, proximaVisivel, varrerVencidas } from './mensagens.ts';
import { Sinos } from './sinos.ts';
import type { ConfiguracaoDaFila, Envio, Fila, InjecaoSqs, MensagemEntregue, Profundidade } from './tipos.ts';

export interface OpcoesSqs {
  /** The machine's clock unless said: a calendar moved by a month must neither expire messages nor show those in flight. */
  readonly relogio?: Relogio;
  /** Kept by reference: switching a fault on or off takes effect at the next call. */
  readonly injecao?: InjecaoSqs;
  /** `http://127.0.0.1:porta`: start of the queue URLs. A function, because the port may be known only later. */
  readonly endereco?: () => string;
  readonly regiao?: string;
  readonly conta?: string;
  readonly aoFalhar?: (erro: unknown) => void;
}

export interface PedidoDeRecepcao {
  /** 1 to 10. */
  readonly maximo?: number;
  /** Long poll, 0 to 20 s; the queue's own unless said. */
  readonly esperaS?: number;
  /** The queue's own unless said. */
  readonly visibilidadeS?: number;
  readonly sinal?: AbortSignal | undefined;
}

/** The queue service. Queues are named by name, URL or ARN alike. */
export interface Sqs {
  /** Answers one request of the AWS JSON protocol (`x-amz-target: AmazonSQS.*`). */
  readonly tratar: (pedido: PedidoJson) => Promise<RespostaJson>;
  /** Creates the queue, or gives the one that exists this configuration; its messages stay. */
  garantirFila(nome: string, configuracao: Partial<ConfiguracaoDaFila>): Promise<void>;
  /** Durable when it ends. Answers the MessageIds, in the order of `envios`. */
  enviar(fila: string, envios: readonly Envio[]): Promise<readonly string[]>;
  receber(fila: string, pedido?: PedidoDeRecepcao): Promise<readonly MensagemEntregue[]>;
  apagar(fila: string, recibos: readonly string[]): Promise<void>;
  /** Answers false when the message was no longer in flight under this receipt. */
  mudarVisibilidade(fila: string, recibo: string, segundos: number): Promise<boolean>;
  profundidade(): Promise<readonly Profundidade[]>;
  url(nome: string): string;
  arn(nome: string): string;
  /** Stops the sweeping of expired messages. Waiting polls end by their signals. */
  parar(): void;
}

/** A waiting poll looks again at least this often, whatever the bells say. */
const RONDA_MS = 5_000;
const VARREDURA_MS = 60_000;

/** Opens the queue service on the tables of `pool`, creating them at the first time. */
export async function criarSqs(pool: Pool, opcoes: OpcoesSqs = {}): Promise<Sqs> {
  const { relogio = RELOGIO_DA_MAQUINA, injecao = {}, endereco = () => 'http://127.0.0.1', regiao = 'sa-east-1', conta = '000000000000', aoFalhar: falhou = () => undefined } = opcoes;
  await garantirEsquema(pool, 'sqs', ESQUEMA_SQS);
  const filas = new Filas(pool, relogio);
  await filas.carregar();
  const sinos = new Sinos();
  const url = (nome: string): string => `${endereco()}/${conta}/${nome}`;
  const arn = (nome: string): string => `arn:aws:sqs:${regiao}:${conta}:${nome}`;
  const contexto: ContextoDasMensagens = { pool, relogio, injecao, arn };
  // A map sends dozens of messages at once, and a batch is deleted at once: what waits together reaches the disk together.
  const envios = new Lotes<readonly MensagemNova[], string>((fila, lote) => guardar(contexto, fila, lote.flat()));
  const apagamentos = new Lotes<readonly string[], string>((fila, lote) => apagar(contexto, fila, lote.flat()));

  const achar = (referencia: string): Fila => {
    const fila = filas.buscar(/[^/:]*$/.exec(referencia)?.[0] ?? '');
    if (fila === undefined) throw new ErroAws('QueueDoesNotExist', 'The specified queue does not exist.', { nomeAntigo: 'AWS.SimpleQueueService.NonExistentQueue' });
    return fila;
  };

  const receber = async (referencia: string, { maximo = 1, esperaS, visibilidadeS, sinal }: PedidoDeRecepcao = {}): Promise<readonly MensagemEntregue[]> => {
    const fim = performance.now() + (esperaS ?? achar(referencia).esperaS) * 1000;
    for (;;) {
      const fila = achar(referencia);
      const mensagens = await insistir(() => entregar(contexto, fila, maximo, visibilidadeS ?? fila.visibilidadeS));
      const resta = fim - performance.now();
      if (mensagens.length > 0 || resta <= 0 || sinal?.aborted === true) return mensagens;
      const proxima = await insistir(() => proximaVisivel(contexto, fila));
      const ate = proxima === undefined ? RONDA_MS : Math.max(10, proxima.getTime() - relogio.agora().getTime());
      await sinos.esperar(fila.nome, Math.min(resta, ate, RONDA_MS), sinal);
    }
  };

  const servico: Omit<Sqs, 'tratar' | 'parar'> = {
    garantirFila: async (nome, configuracao) => {
      await filas.garantir(nome, configuracao);
    },
    enviar: async (referencia, mensagens) => {
      const fila = achar(referencia);
      const { ids, linhas } = prepararEnvios(contexto, fila, mensagens);
      await envios.entrar(fila.nome, linhas);
      sinos.tocar(fila.nome);
      return ids;
    },
    receber,
    apagar: (referencia, recibos) => apagamentos.entrar(achar(referencia).nome, recibos),
    mudarVisibilidade: async (referencia, recibo, segundos) => {
      const fila = achar(referencia);
      const mudou = await mudarVisibilidade(contexto, fila, recibo, segundos);
      if (mudou && segundos === 0) sinos.tocar(fila.nome);
      return mudou;
    },
    profundidade: () => filas.profundidade(),
    url,
    arn,
  };

  const varredura = setInterval(() => {
    varrerVencidas(contexto).catch(falhou);
  }, VARREDURA_MS).unref();
  return {
    ...servico,
    tratar: servicoJson({
      alvo: 'AmazonSQS',
      espacoDosErros: 'com.amazonaws.sqs#',
      acoes: acoesSqs({ servico, filas, contexto, achar, aoChegar: (nome) => sinos.tocar(nome) }),
      aoFalhar: falhou,
    }),
    parar: () => clearInterval(varredura),
  };
}
