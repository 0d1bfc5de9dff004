import type { DataCivil } from '../../domain/comum/data-civil.ts';
import type { PostgresLocal } from '../banco/postgres.ts';
import type { ErroLambda } from '../lambda/protocolo.ts';
import type { Profundidade } from '../sqs/tipos.ts';
import type { Template } from '../template/carregar.ts';
import type { Enderecos } from '../template/nomes.ts';
import type { Desmontagem } from './desmontagem.ts';
import type { InjecaoPlataforma } from './opcoes.ts';
import type { RelogioMovel } from './relogio-movel.ts';
import type { Servicos } from './servicos.ts';

/** A function answered with an error, was killed or ran out of time. */
export class FuncaoFalhou extends Error {
  constructor(
    readonly funcao: string,
    readonly erro: ErroLambda,
  ) {
    super(`A função ${funcao} falhou: ${erro.errorType}: ${erro.errorMessage}`);
    this.name = 'FuncaoFalhou';
  }
}

/** What is happening now. */
export interface Estado {
  readonly partidaMs: number;
  readonly urlPublica: string;
  readonly urlAws: string;
  readonly diretorioDados: string;
  readonly funcoes: readonly { readonly nome: string; readonly emCurso: number; readonly trabalhadores: number }[];
  readonly filas: readonly Profundidade[];
}

interface Partes {
  readonly dados: string;
  readonly injecao: InjecaoPlataforma;
  readonly template: Template;
  readonly enderecos: Enderecos;
  readonly servidor: PostgresLocal;
  readonly relogio: RelogioMovel;
  readonly servicos: Servicos;
  readonly desmontagem: Desmontagem;
  readonly partidaMs: number;
}

/** The platform on one machine, running. Made by `iniciarPlataforma`. */
export class Plataforma {
  readonly #p: Partes;

  constructor(partes: Partes) {
    this.#p = partes;
  }

  /** Address of the site; the API is under `/api`. */
  get urlApi(): string {
    return this.#p.enderecos.urlPublica;
  }

  /** `AWS_ENDPOINT_URL` for any SDK client (region sa-east-1, any credentials, path-style S3). */
  get urlAws(): string {
    return this.#p.enderecos.urlAws;
  }

  get banco(): PostgresLocal {
    return this.#p.servidor;
  }

  get template(): Template {
    return this.#p.template;
  }

  get servicos(): Servicos {
    return this.#p.servicos;
  }

  /** Faults that are being injected; see {@link InjecaoPlataforma}. */
  get injecao(): InjecaoPlataforma {
    return this.#p.injecao;
  }

  /** Calls a function by name or ARN and answers its value. Throws {@link FuncaoFalhou}. */
  async invocar(nome: string, entrada: unknown): Promise<unknown> {
    const desfecho = await this.#p.servicos.lambdas.invocar(nome, entrada);
    if (!desfecho.ok) throw new FuncaoFalhou(nome, desfecho.erro);
    return JSON.parse(desfecho.carga) as unknown;
  }

  /** Moves the clock of the whole platform to so many milliseconds from the machine's. */
  moverRelogio(deslocamentoMs: number): void {
    this.#p.relogio.mover(deslocamentoMs);
  }

  /** The platform's clock. */
  agora(): Date {
    return this.#p.relogio.relogio.agora();
  }

  /** Today by that clock, in America/Sao_Paulo. */
  hoje(): DataCivil {
    return this.#p.relogio.relogio.hoje();
  }

  async estado(): Promise<Estado> {
    const { servicos, enderecos, dados, partidaMs } = this.#p;
    return {
      partidaMs,
      urlPublica: enderecos.urlPublica,
      urlAws: enderecos.urlAws,
      diretorioDados: dados,
      funcoes: servicos.lambdas.funcoes.map((f) => ({ nome: f.definicao.nome, emCurso: f.emCurso, trabalhadores: f.trabalhadores })),
      filas: await servicos.sqs.profundidade(),
    };
  }

  /** Stops receiving, waits for what is in course (10 s at most), and shuts down. Answers what failed while doing so. */
  async parar(): Promise<readonly unknown[]> {
    const pressa = setTimeout(() => void this.#p.servicos.lambdas.encerrar(), 10_000);
    try {
      return await this.#p.desmontagem.desfazer();
    } finally {
      clearTimeout(pressa);
    }
  }

  /** As a power cut, but inside this process: workers and database die where they are. The next start must lose nothing. */
  async matar(): Promise<void> {
    await Promise.all([this.#p.servicos.lambdas.encerrar(), this.#p.servidor.matar()]);
    await this.#p.desmontagem.desfazer(2_000);
  }
}

/** Stops the platform at Ctrl+C or `kill`; a second signal ends the process where it is. */
export function pararComSinais(plataforma: Plataforma, aoParar: () => void): void {
  let parando = false;
  const parar = (): void => {
    if (parando) process.exit(130);
    parando = true;
    void plataforma.parar().then(aoParar);
  };
  process.on('SIGINT', parar);
  process.on('SIGTERM', parar);
}
