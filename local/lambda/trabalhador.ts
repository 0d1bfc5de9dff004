import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { Worker, type ResourceLimits } from 'node:worker_threads';
import type { Desfecho, ErroLambda, PedidoAoOperario, RespostaDoOperario } from './protocolo.ts';
import type { DefinicaoFuncao } from './definicao.ts';
import type { Registro } from './registro.ts';

/** Loading the bundle may be slow on a busy machine; it does not count against the function's own timeout, as in Lambda. */
const LIMITE_DE_PARTIDA_MS = 60_000;

/** One worker thread with one bundle loaded: answers one invocation at a time, and is thrown away after a crash or a timeout. */
export class Trabalhador {
  readonly #worker: Worker;
  readonly #registro: Registro;
  readonly #pronto: Promise<ErroLambda | null>;
  #pedido: string | null = null;
  #concluir: ((d: Desfecho) => void) | null = null;
  #vivo = true;

  constructor(definicao: DefinicaoFuncao, operario: string, registro: Registro) {
    this.#registro = registro;
    this.#worker = new Worker(operario, {
      name: definicao.nome,
      env: { ...definicao.ambiente },
      workerData: { diretorio: definicao.diretorio, handler: definicao.handler },
      resourceLimits: limitesDe(definicao),
      stdout: true,
      stderr: true,
    });
    this.#copiar(this.#worker.stdout, 'stdout');
    this.#copiar(this.#worker.stderr, 'stderr');
    this.#pronto = this.#esperarPartida();
    this.#worker.on('message', (r: RespostaDoOperario) => this.#receber(r));
    this.#worker.on('error', (e) => this.#morrer({ errorType: tipoDaQueda(e), errorMessage: e.message, trace: (e.stack ?? '').split('\n') }));
    this.#worker.on('exit', (codigo) => {
      this.#morrer({ errorType: 'Runtime.ExitError', errorMessage: `RequestId: ${this.#pedido ?? '-'} Error: Runtime exited with code ${codigo}` });
    });
  }

  get vivo(): boolean {
    return this.#vivo;
  }

  /** Runs one invocation. Never rejects: what goes wrong is the error document. */
  async invocar(pedido: PedidoAoOperario, tempoLimiteS: number): Promise<Desfecho> {
    const falhaDePartida = await this.#pronto;
    if (falhaDePartida !== null) return { ok: false, erro: falhaDePartida };
    if (!this.#vivo) return { ok: false, erro: { errorType: 'Runtime.ExitError', errorMessage: `RequestId: ${pedido.id} Error: Runtime exited` } };
    return new Promise<Desfecho>((resolver) => {
      this.#pedido = pedido.id;
      const alarme = setTimeout(() => {
        this.#concluir?.({
          ok: false,
          erro: { errorType: 'Sandbox.Timedout', errorMessage: `RequestId: ${pedido.id} Error: Task timed out after ${tempoLimiteS.toFixed(2)} seconds` },
        });
        void this.encerrar();
      }, tempoLimiteS * 1000);
      this.#concluir = (d) => {
        clearTimeout(alarme);
        this.#concluir = null;
        this.#pedido = null;
        resolver(d);
      };
      this.#worker.postMessage({ ...pedido, prazo: Date.now() + tempoLimiteS * 1000 } satisfies PedidoAoOperario);
    });
  }

  /** Ends the thread at once, whatever it is doing. */
  async encerrar(): Promise<void> {
    this.#vivo = false;
    await this.#worker.terminate();
  }

  #receber(r: RespostaDoOperario): void {
    if (r.tipo === 'pronto' || r.id !== this.#pedido) return;
    this.#concluir?.(r.tipo === 'resposta' ? { ok: true, carga: r.carga } : { ok: false, erro: r.erro });
  }

  #morrer(erro: ErroLambda): void {
    if (this.#vivo) this.#registro.escrever({ pedido: this.#pedido, fluxo: 'plataforma', texto: JSON.stringify(erro) });
    this.#vivo = false;
    this.#concluir?.({ ok: false, erro });
  }

  #esperarPartida(): Promise<ErroLambda | null> {
    return new Promise((resolver) => {
      const alarme = setTimeout(() => {
        resolver({ errorType: 'Runtime.InitTimeout', errorMessage: `A função não partiu em ${LIMITE_DE_PARTIDA_MS / 1000} s.` });
        void this.encerrar();
      }, LIMITE_DE_PARTIDA_MS);
      const fim = (erro: ErroLambda | null): void => {
        clearTimeout(alarme);
        resolver(erro);
      };
      this.#worker.once('message', () => fim(null));
      this.#worker.once('error', (e) => fim({ errorType: e.name, errorMessage: e.message, trace: (e.stack ?? '').split('\n') }));
      this.#worker.once('exit', (codigo) => fim({ errorType: 'Runtime.ExitError', errorMessage: `A função saiu com código ${codigo} ao partir.` }));
    });
  }

  #copiar(fluxo: Readable, nome: 'stdout' | 'stderr'): void {
    createInterface({ input: fluxo }).on('line', (texto) => this.#registro.escrever({ pedido: this.#pedido, fluxo: nome, texto }));
  }
}

/** The young objects live in three halves of the size that `NODE_OPTIONS` gives; a thread takes no options of V8, only limits. */
const PARTES_DA_JUVENTUDE = 3;

function limitesDe({ memoriaMB, ambiente }: DefinicaoFuncao): ResourceLimits {
  const metade = /--max-semi-space-size=(\d+)/.exec(ambiente['NODE_OPTIONS'] ?? '')?.[1];
  return { maxOldGenerationSizeMb: memoriaMB, ...(metade === undefined ? {} : { maxYoungGenerationSizeMb: PARTES_DA_JUVENTUDE * Number(metade) }) };
}

function tipoDaQueda(e: Error & { code?: string }): string {
  return e.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'Runtime.OutOfMemory' : e.name;
}
