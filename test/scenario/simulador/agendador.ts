/** Interleaves runs statement by statement, as a seed says: what two workers do at the same time happens here in every order. */
import type { Executor, Pool } from '../../../layers/postgres/conexao.ts';
import { Tarefa, type Controle, type Desfecho, type Falha, type Troca } from './tarefa.ts';

/** A statement that takes longer than this may be waiting for a lock. */
const DEMORA_MS = 2;
const ENTERRO_MS = 10_000;
/** Far more than any statement of the town takes. */
const SILENCIO_MS = 60_000;

const BLOQUEADOS = 'SELECT pid FROM unnest($1::integer[]) u(pid) WHERE cardinality(pg_blocking_pids(pid)) > 0';

export class Agendador {
  readonly #tarefas = new Set<Tarefa>();
  readonly #controle: Controle;
  readonly #vigia: Executor;
  readonly trocadas = new Set<Troca>();
  falhas = 0;
  /** Seen waiting for a lock. */
  #presas: ReadonlySet<Tarefa> = new Set();
  #acordar: (() => void) | undefined;

  /** `vigia` is a connection that looks at the server; it must see everybody's processes. */
  constructor(pool: Pool, vigia: Executor, trocas: readonly Troca[]) {
    this.#vigia = vigia;
    this.#controle = {
      pool,
      trocas,
      aoMudar: () => this.#acordar?.(),
      aoTrocar: (troca) => this.trocadas.add(troca),
      enterrar: (pid) => this.#enterrar(pid),
    };
  }

  get vivas(): number {
    return this.#tarefas.size;
  }

  /** Those at the gate, in the order in which they began. */
  get prontas(): readonly Tarefa[] {
    return [...this.#tarefas].filter((t) => t.estado === 'NO_PORTAO');
  }

  iniciar(nome: string, falha: Falha | null, corpo: (pool: Pool) => Promise<unknown>, aoFim: (d: Desfecho, caiu: boolean) => void): void {
    const tarefa = new Tarefa(nome, falha, this.#controle);
    this.#tarefas.add(tarefa);
    tarefa.rodar(corpo, (d) => {
      if (tarefa.falhou) this.falhas++;
      this.#tarefas.delete(tarefa);
      aoFim(d, tarefa.falhou);
    });
  }

  /** Ends the runs that are not over. */
  abandonar(): void {
    for (const t of this.#tarefas) t.abandonar();
  }

  /** Waits until nobody runs: each one is at the gate, has ended, or waits for a lock that another holds. */
  async aquietar(): Promise<void> {
    for (const ate = performance.now() + SILENCIO_MS; performance.now() < ate; ) {
      const correndo = [...this.#tarefas].filter((t) => t.estado === 'CORRENDO');
      if (correndo.length === 0) return;
      // who was waiting for a lock is asked about at once: most likely still is
      if (!correndo.every((t) => this.#presas.has(t)) && (await this.#mudou())) continue;
      const { rows } = await this.#vigia.query<{ pid: number }>(BLOQUEADOS, [correndo.flatMap((t) => t.pid ?? [])]);
      const pids = new Set(rows.map((r) => r.pid));
      this.#presas = new Set(correndo.filter((t) => t.pid !== null && pids.has(t.pid)));
      if (correndo.every((t) => t.estado !== 'CORRENDO' || this.#presas.has(t))) return;
    }
    throw new Error(`ninguém parou em ${SILENCIO_MS / 1000} s: ${[...this.#tarefas].map((t) => `${t.nome} (${t.estado}, processo ${t.pid ?? 'nenhum'})`).join('; ')}`);
  }

  #mudou(): Promise<boolean> {
    return new Promise((resolver) => {
      const relogio = setTimeout(() => resolver(false), DEMORA_MS);
      this.#acordar = () => {
        clearTimeout(relogio);
        resolver(true);
      };
    });
  }

  async #enterrar(pid: number): Promise<void> {
    const ate = performance.now() + ENTERRO_MS;
    while (performance.now() < ate) {
      const { rowCount } = await this.#vigia.query('SELECT FROM pg_stat_activity WHERE pid = $1', [pid]);
      if (rowCount === 0) return;
      await new Promise((resolver) => setTimeout(resolver, 1));
    }
    throw new Error(`o servidor não encerrou o processo ${pid}`);
  }
}
