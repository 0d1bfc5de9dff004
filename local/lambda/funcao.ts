import { randomUUID } from 'node:crypto';
import { setTimeout as esperar } from 'node:timers/promises';
import type { DefinicaoFuncao } from './definicao.ts';
import { sortear } from './injecao.ts';
import type { Injecao } from './injecao.ts';
import { LIMITE_DA_CARGA } from './protocolo.ts';
import type { Desfecho, PedidoAoOperario } from './protocolo.ts';
import type { Registro } from './registro.ts';
import { Trabalhador } from './trabalhador.ts';

/** A worker that nobody called for so long is stopped and gives its memory back. */
const OCIOSIDADE_MS = 120_000;

interface OpcoesFuncao {
  readonly operario: string;
  readonly registro: Registro;
  /** How many workers of this function may exist at once; further calls wait their turn. */
  readonly concorrencia: number;
  readonly injecao: () => Injecao;
}

/** One Lambda function: its workers, started when first needed, and the calls that wait for one. */
export class Funcao {
  readonly #livres: { trabalhador: Trabalhador; desde: number }[] = [];
  readonly #espera: (() => void)[] = [];
  readonly #vivos = new Set<Trabalhador>();
  readonly #varredura: NodeJS.Timeout;
  #emCurso = 0;

  constructor(
    readonly definicao: DefinicaoFuncao,
    readonly opcoes: OpcoesFuncao,
  ) {
    this.#varredura = setInterval(() => this.#dispensarOciosos(Date.now() - OCIOSIDADE_MS), OCIOSIDADE_MS / 4);
    this.#varredura.unref();
  }

  /** Calls being answered now. */
  get emCurso(): number {
    return this.#emCurso;
  }

  get trabalhadores(): number {
    return this.#vivos.size;
  }

  /** Calls the function with JSON text. Never rejects; see {@link Desfecho}. */
  async invocar(evento: string): Promise<Desfecho> {
    const { definicao } = this;
    if (definicao.motivo !== null) return falha('Local.NaoExecutavel', `A função ${definicao.nome} não roda no ambiente local: ${definicao.motivo}.`);
    if (Buffer.byteLength(evento) > LIMITE_DA_CARGA) return falha('RequestTooLargeException', `A entrada de ${definicao.nome} passa de 6 MB.`);
    await this.#vez();
    try {
      return await this.#executar(evento);
    } finally {
      this.#emCurso -= 1;
      this.#espera.shift()?.();
    }
  }

  /** Ends every worker now; calls in course answer as crashed. */
  async encerrar(): Promise<void> {
    clearInterval(this.#varredura);
    await Promise.all([...this.#vivos].map((t) => t.encerrar()));
    this.#vivos.clear();
    this.#livres.length = 0;
  }

  async #vez(): Promise<void> {
    while (this.#emCurso >= this.opcoes.concorrencia) {
      await new Promise<void>((resolver) => {
        this.#espera.push(resolver);
      });
    }
    this.#emCurso += 1;
  }

  async #executar(evento: string): Promise<Desfecho> {
    const destino = sortear(this.opcoes.injecao());
    if (destino.atrasoMs > 0) await esperar(destino.atrasoMs);
    const trabalhador = this.#pegar();
    const morte = destino.morteMs === null ? null : setTimeout(() => void trabalhador.encerrar(), destino.morteMs);
    const desfecho = await trabalhador.invocar(this.#pedido(evento), this.definicao.tempoLimiteS);
    if (morte !== null) clearTimeout(morte);
    if (destino.calar) await trabalhador.encerrar();
    if (trabalhador.vivo) this.#livres.push({ trabalhador, desde: Date.now() });
    else this.#vivos.delete(trabalhador);
    if (destino.calar) return falha('Injecao.Calada', 'A função terminou e a resposta foi perdida de propósito.');
    if (desfecho.ok && Buffer.byteLength(desfecho.carga) > LIMITE_DA_CARGA) {
      return falha('Function.ResponseSizeTooLarge', `A resposta de ${this.definicao.nome} passa de 6 MB.`);
    }
    return desfecho;
  }

  #pegar(): Trabalhador {
    for (let livre = this.#livres.pop(); livre !== undefined; livre = this.#livres.pop()) {
      if (livre.trabalhador.vivo) return livre.trabalhador;
      this.#vivos.delete(livre.trabalhador);
    }
    const novo = new Trabalhador(this.definicao, this.opcoes.operario, this.opcoes.registro);
    this.#vivos.add(novo);
    return novo;
  }

  #pedido(evento: string): PedidoAoOperario {
    const { nome, arn, memoriaMB } = this.definicao;
    return { id: randomUUID(), evento, funcao: nome, arn, memoriaMB, grupoDeLog: `/aws/lambda/${nome}`, fluxoDeLog: 'local', prazo: 0 };
  }

  #dispensarOciosos(antesDe: number): void {
    while ((this.#livres[0]?.desde ?? Infinity) < antesDe) {
      const ocioso = this.#livres.shift();
      if (ocioso === undefined) return;
      this.#vivos.delete(ocioso.trabalhador);
      void ocioso.trabalhador.encerrar();
    }
  }
}

function falha(errorType: string, errorMessage: string): Desfecho {
  return { ok: false, erro: { errorType, errorMessage } };
}
