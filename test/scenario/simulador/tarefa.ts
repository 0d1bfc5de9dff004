/**
 * One run of a handler under control: before each statement it waits for leave, and at the statement that chance named its connection dies.
 * Production code runs unmodified: what it gets as a pool is this.
 */
import type { Socket } from 'node:net';
import type pg from 'pg';
import type { Pool } from '../../../layers/postgres/conexao.ts';

/** Where the connection dies: before the statement leaves, with it on the way (nobody knows whether it was done), or after it was done and before anybody hears. */
export type Instante = 'ANTES' | 'DURANTE' | 'DEPOIS';

export interface Falha {
  /** Which statement of the run, from 0. */
  readonly comando: number;
  readonly instante: Instante;
  /** True: the process dies too, and nothing of the run goes on. False: the code hears the error and may answer it. */
  readonly morre: boolean;
}

/** A statement changed on the wire: how a bug is planted without touching production code. */
export interface Troca {
  readonly de: RegExp;
  readonly para: string;
}

export class ConexaoCaiu extends Error {
  override readonly name = 'ConexaoCaiu';
}

export type Desfecho = { readonly tipo: 'FEITO'; readonly valor: unknown } | { readonly tipo: 'ERRO'; readonly erro: unknown } | { readonly tipo: 'MORTO' };

/** What the run needs to know of who controls it. */
export interface Controle {
  readonly pool: Pool;
  readonly trocas: readonly Troca[];
  /** Called whenever the run stops at the gate, dies or ends. */
  readonly aoMudar: () => void;
  /** Called with the text of each statement that was changed. */
  readonly aoTrocar: (troca: Troca) => void;
  /** Waits until the server has noticed that this backend has no client. */
  readonly enterrar: (pid: number) => Promise<void>;
}

/** `pg` does not type what identifies the server process, nor its socket. */
interface PorDentro {
  readonly processID: number;
  readonly connection: { readonly stream: Socket };
}

const NUNCA = new Promise<never>(() => undefined);

export class Tarefa {
  readonly nome: string;
  estado: 'CORRENDO' | 'NO_PORTAO' | 'ACABOU' = 'CORRENDO';
  /** Of the connection in use. */
  pid: number | null = null;
  falhou = false;
  #comandos = 0;
  #abrir: (() => void) | undefined;
  readonly #falha: Falha | null;
  readonly #controle: Controle;
  #aoFim: ((d: Desfecho) => void) | undefined;
  /** The connection in use. */
  #real: pg.PoolClient | undefined;

  constructor(nome: string, falha: Falha | null, controle: Controle) {
    this.nome = nome;
    this.#falha = falha;
    this.#controle = controle;
  }

  rodar(corpo: (pool: Pool) => Promise<unknown>, aoFim: (d: Desfecho) => void): void {
    this.#aoFim = aoFim;
    corpo(this.#pool()).then(
      (valor) => this.#acabar({ tipo: 'FEITO', valor }),
      (erro: unknown) => this.#acabar({ tipo: 'ERRO', erro }),
    );
  }

  /** Lets the statement at the gate go. */
  liberar(): void {
    const abrir = this.#abrir;
    this.#abrir = undefined;
    this.estado = 'CORRENDO';
    abrir?.();
  }

  /** The run is over before this one: its connection goes, and nothing of it goes on. */
  abandonar(): void {
    this.estado = 'ACABOU';
    const real = this.#real;
    this.#real = undefined;
    if (real === undefined) return;
    (real as unknown as PorDentro).connection.stream.destroy();
    real.release(true);
  }

  #acabar(d: Desfecho): void {
    if (this.estado === 'ACABOU') return;
    this.estado = 'ACABOU';
    this.#aoFim?.(d);
    this.#controle.aoMudar();
  }

  async #portao(): Promise<Falha | null> {
    await new Promise<void>((abrir) => {
      this.#abrir = abrir;
      this.estado = 'NO_PORTAO';
      this.#controle.aoMudar();
    });
    return this.#contar();
  }

  #contar(): Falha | null {
    const agora = this.#comandos++;
    return this.#falha !== null && this.#falha.comando === agora ? this.#falha : null;
  }

  /** Only what the project's code asks of a pool. */
  #pool(): Pool {
    const connect = async (): Promise<pg.PoolClient> => this.#cliente(await this.#controle.pool.connect());
    const query = async (...argumentos: readonly unknown[]): Promise<unknown> => {
      const cliente = await connect();
      try {
        return await (cliente.query as (...a: readonly unknown[]) => Promise<unknown>)(...argumentos);
      } finally {
        cliente.release(this.falhou);
      }
    };
    return { connect, query } as unknown as Pool;
  }

  #cliente(real: pg.PoolClient): pg.PoolClient {
    const dentro = real as unknown as PorDentro;
    this.pid = dentro.processID;
    this.#real = real;
    const calar = (): void => undefined;
    real.on('error', calar);
    const consultar = (...argumentos: readonly unknown[]): unknown => {
      const [primeiro] = argumentos;
      return temSubmit(primeiro) ? this.#copiar(real, this.#trocarTexto(primeiro)) : this.#consultar(real, this.#trocar(argumentos));
    };
    const soltar = (perdido?: boolean): void => {
      if (this.#real === undefined) return;
      this.#real = undefined;
      real.off('error', calar);
      this.pid = null;
      real.release(perdido === true || this.falhou);
    };
    return new Proxy(real, {
      get: (alvo, nome) => {
        if (nome === 'query') return consultar;
        if (nome === 'release') return soltar;
        const valor: unknown = Reflect.get(alvo, nome, alvo);
        return typeof valor === 'function' ? (valor.bind(alvo) as unknown) : valor;
      },
    });
  }

  #trocar(argumentos: readonly unknown[]): readonly unknown[] {
    const [primeiro, ...resto] = argumentos;
    if (typeof primeiro === 'string') return [this.#trocado(primeiro), ...resto];
    return [this.#trocarTexto({ ...(primeiro as { text: string }) }), ...resto];
  }

  #trocado(texto: string): string {
    return this.#controle.trocas.reduce((antes, troca) => {
      const depois = antes.replace(troca.de, troca.para);
      if (depois !== antes) this.#controle.aoTrocar(troca);
      return depois;
    }, texto);
  }

  /** Changes the statement where it is: a COPY is an object that keeps its own. */
  #trocarTexto<T extends object>(comando: T): T {
    if ('text' in comando && typeof comando.text === 'string') Object.assign(comando, { text: this.#trocado(comando.text) });
    return comando;
  }

  async #consultar(real: pg.PoolClient, argumentos: readonly unknown[]): Promise<unknown> {
    const falha = await this.#portao();
    const enviar = (): Promise<unknown> => (real.query as (...a: readonly unknown[]) => Promise<unknown>).apply(real, [...argumentos]);
    switch (falha?.instante) {
      case undefined:
        return enviar();
      case 'ANTES':
        return this.#cair(real, falha);
      case 'DURANTE': {
        const pedido = enviar().catch(() => undefined);
        await new Promise((resolver) => setImmediate(resolver));
        const queda = this.#cair(real, falha);
        queda.catch(() => undefined);
        await pedido;
        return queda;
      }
      case 'DEPOIS':
        await enviar().catch(() => undefined);
        return this.#cair(real, falha);
    }
  }

  /** The connection ends as a crash ends it: no goodbye to the server. */
  async #cair(real: pg.PoolClient, falha: Falha): Promise<never> {
    const { processID, connection } = real as unknown as PorDentro;
    this.falhou = true;
    connection.stream.destroy();
    await this.#controle.enterrar(processID);
    if (!falha.morre) throw new ConexaoCaiu(`conexão caiu no comando ${falha.comando} (${falha.instante}) de ${this.nome}`);
    this.#real = undefined;
    real.release(true);
    this.#acabar({ tipo: 'MORTO' });
    return NUNCA;
  }

  /** A COPY streams as soon as it is asked for: it does not wait at the gate, and may only be cut in the middle. */
  #copiar<T extends pg.Submittable>(real: pg.PoolClient, fluxo: T): T {
    const falha = this.#contar();
    const copia = real.query(fluxo);
    if (falha !== null) {
      this.falhou = true;
      setImmediate(() => (real as unknown as PorDentro).connection.stream.destroy());
    }
    return copia;
  }
}

function temSubmit(x: unknown): x is pg.Submittable {
  return typeof x === 'object' && x !== null && 'submit' in x;
}
