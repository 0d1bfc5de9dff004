import type { Pool } from '../../layers/postgres/conexao.ts';
import { bancoForaDoAr } from '../banco/resistencia.ts';
import type { Relogio } from '../protocolo/relogio.ts';

/** What is due: a thread, or a whole execution. */
export interface Vencido {
  readonly execucao: number;
  readonly ramo: number | null;
}

export interface OpcoesDoDespertador {
  readonly pool: Pool;
  readonly relogio: Relogio;
  readonly vencer: (vencido: Vencido) => Promise<void>;
  readonly aoFalhar: (erro: unknown) => void;
}

const BATIDA_MS = 50;
const POR_VEZ = 500;

/**
 * Looks at the platform's clock a few times a second and at the table only when something is due, so that a clock moved by hand is
 * obeyed at once and an idle platform costs nothing.
 */
export class Despertador {
  readonly #o: OpcoesDoDespertador;
  readonly #batida: NodeJS.Timeout;
  #proximo: Date | undefined = new Date(0);
  #ocupado: Promise<void> | undefined;

  constructor(opcoes: OpcoesDoDespertador) {
    this.#o = opcoes;
    this.#batida = setInterval(() => this.#bater(), BATIDA_MS).unref();
  }

  /** Something is due at this instant. */
  marcar(prazo: Date): void {
    if (this.#proximo === undefined || prazo < this.#proximo) this.#proximo = prazo;
  }

  async parar(): Promise<void> {
    clearInterval(this.#batida);
    await this.#ocupado;
  }

  #bater(): void {
    if (this.#ocupado !== undefined || this.#proximo === undefined || this.#proximo > this.#o.relogio.agora()) return;
    this.#ocupado = this.#despertar()
      .catch((erro: unknown) => {
        this.marcar(new Date(0));
        if (!bancoForaDoAr(erro)) this.#o.aoFalhar(erro);
      })
      .finally(() => {
        this.#ocupado = undefined;
      });
  }

  async #despertar(): Promise<void> {
    this.#proximo = undefined;
    const { rows } = await this.#o.pool.query<Vencido>(
      `SELECT execucao, id AS ramo FROM sfn.ramo WHERE prazo <= $1
       UNION ALL SELECT id, NULL FROM sfn.execucao WHERE situacao = 'RUNNING' AND prazo <= $1 LIMIT ${POR_VEZ}`,
      [this.#o.relogio.agora()],
    );
    for (const vencido of rows) await this.#o.vencer(vencido);
    const { rows: proximas } = await this.#o.pool.query<{ quando: Date | null }>(
      `SELECT least((SELECT min(prazo) FROM sfn.ramo), (SELECT min(prazo) FROM sfn.execucao WHERE situacao = 'RUNNING')) AS quando`,
    );
    const quando = proximas[0]?.quando;
    if (quando !== undefined && quando !== null) this.marcar(quando);
  }
}
