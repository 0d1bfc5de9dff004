import { setTimeout as esperar } from 'node:timers/promises';
import { eventoSqs } from './fila-de-origem.ts';
import type { FilaDeOrigem, MensagemRecebida } from './fila-de-origem.ts';
import type { Funcao } from './funcao.ts';
import { esperaDaDevolucao, falhasDoLote } from './lote-sqs.ts';
import type { MapeamentoSqs } from './mapeamento.ts';

/** SQS hands out at most so many messages a call, and waits at most so long. */
const MAXIMO_POR_CHAMADA = 10;
const ESPERA_LONGA_S = 20;
const PAUSA_APOS_FALHA_MS = 500;

interface OpcoesSonda {
  readonly mapeamento: MapeamentoSqs;
  readonly fila: FilaDeOrigem;
  readonly funcao: Funcao;
  readonly concorrencia: number;
  readonly registrarFalha: (e: unknown) => void;
}

/** The poller of one event source mapping: receives, calls the function, deletes what succeeded and gives back what failed. */
export class SondaSqs {
  readonly #opcoes: OpcoesSonda;
  readonly #parada = new AbortController();
  readonly #emCurso = new Set<Promise<void>>();
  #laco: Promise<void> = Promise.resolve();

  constructor(opcoes: OpcoesSonda) {
    this.#opcoes = opcoes;
  }

  /** Batches being worked on now. */
  get lotesEmCurso(): number {
    return this.#emCurso.size;
  }

  iniciar(): void {
    this.#laco = this.#girar();
  }

  /** Stops receiving and waits for the batches in course. */
  async parar(): Promise<void> {
    this.#parada.abort();
    await this.#laco;
    await Promise.all(this.#emCurso);
  }

  async #girar(): Promise<void> {
    const { concorrencia, registrarFalha } = this.#opcoes;
    while (!this.#parada.signal.aborted) {
      try {
        if (this.#emCurso.size >= concorrencia) await Promise.race(this.#emCurso);
        else await this.#proximoLote();
      } catch (e) {
        // The queue lives in the database: while that is away there is nothing to do but try again.
        registrarFalha(e);
        await esperar(PAUSA_APOS_FALHA_MS);
      }
    }
  }

  async #proximoLote(): Promise<void> {
    const mensagens = await this.#juntar();
    if (mensagens.length === 0) return;
    const trabalho = this.#processar(mensagens).catch(this.#opcoes.registrarFalha);
    this.#emCurso.add(trabalho);
    void trabalho.finally(() => this.#emCurso.delete(trabalho));
  }

  /** A full batch, or what came until the window closed. */
  async #juntar(): Promise<MensagemRecebida[]> {
    const { mapeamento, fila } = this.#opcoes;
    const sinal = this.#parada.signal;
    const lote = [...(await fila.receber(Math.min(mapeamento.lote, MAXIMO_POR_CHAMADA), ESPERA_LONGA_S, sinal))];
    const fim = Date.now() + mapeamento.janelaS * 1000;
    while (lote.length > 0 && lote.length < mapeamento.lote && !sinal.aborted) {
      const restanteS = Math.ceil((fim - Date.now()) / 1000);
      const cheio = lote.length % MAXIMO_POR_CHAMADA === 0;
      if (restanteS <= 0 && !(cheio && mapeamento.lote > MAXIMO_POR_CHAMADA)) break;
      const maximo = Math.min(mapeamento.lote - lote.length, MAXIMO_POR_CHAMADA);
      const mais = await fila.receber(maximo, Math.max(0, Math.min(restanteS, ESPERA_LONGA_S)), sinal);
      if (mais.length === 0) break;
      lote.push(...mais);
    }
    return lote;
  }

  async #processar(mensagens: readonly MensagemRecebida[]): Promise<void> {
    const { mapeamento, fila, funcao } = this.#opcoes;
    const evento = JSON.stringify(eventoSqs(mensagens, mapeamento.arnDaFila));
    const falhas = falhasDoLote(mensagens, await funcao.invocar(evento), mapeamento.parcial);
    await Promise.all(
      mensagens.map((m) =>
        falhas.has(m.MessageId)
          ? fila.devolver(m, esperaDaDevolucao(Number(m.Attributes?.['ApproximateReceiveCount'] ?? 1)))
          : fila.apagar(m),
      ),
    );
  }
}
